package netwright.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import netwright.recipe.DeviceNames;
import netwright.recipe.EngineName;

/** What this machine can train on. */
public final class Devices {

    private static final String GPU = "gpu";

    private Devices() {}

    /** What people call the devices of a run, wherever they are: {@code CPU}, {@code GPU 0 + GPU 1} for {@code gpu0+gpu1}. */
    public static String label(String ids) {
        return DeviceNames.each(ids).stream().map(Devices::single).collect(Collectors.joining(" + "));
    }

    private static String single(String id) {
        return id.equals("cpu") ? "CPU" : id.startsWith(GPU) ? "GPU " + id.substring(GPU.length()) : id;
    }

    /**
     * An engine that loads here.
     *
     * @param version of the engine, {@code 1.9.1}
     * @param devices the CPU first, then each GPU
     */
    public record Available(EngineName engine, String version, List<Device> devices) {}

    /**
     * @param id what a recipe calls it: {@code cpu}, {@code gpu0}
     * @param label for people: {@code CPU, 2 cores}
     */
    public record Device(String id, String label) {}

    /** Loads every engine, which takes a second or two the first time. Engines that do not load are left out. */
    public static List<Available> available() {
        return Arrays.stream(EngineName.values())
                .flatMap(name -> ask(name).stream())
                .toList();
    }

    private static List<Available> ask(EngineName name) {
        try {
            var engine = Engines.get(name);
            List<Device> devices = new ArrayList<>();
            int cores = Runtime.getRuntime().availableProcessors();
            devices.add(new Device("cpu", label("cpu") + ", " + cores + (cores == 1 ? " core" : " cores")));
            for (int i = 0; i < engine.getGpuCount(); i++) {
                devices.add(new Device(GPU + i, label(GPU + i)));
            }
            return List.of(new Available(name, engine.getVersion(), List.copyOf(devices)));
        } catch (TrainingFailed notHere) {
            return List.of();
        }
    }
}
