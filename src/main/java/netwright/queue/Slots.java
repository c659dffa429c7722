package netwright.queue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import netwright.recipe.DeviceNames;
import netwright.store.Demand;
import netwright.store.Offer;
import netwright.training.Devices;

/** The devices a worker trains on: a run takes one of them, or as many as it asks for. */
final class Slots {

    private final List<Devices.Available> engines;
    private final List<String> devices;
    private final List<String> free;

    Slots(List<Devices.Available> engines, List<String> devices) {
        this.engines = engines;
        this.devices = List.copyOf(devices);
        this.free = new ArrayList<>(devices);
    }

    /**
     * What was asked for by {@code --slots}, or else the CPU and every GPU that an engine sees. Throws
     * {@link IllegalArgumentException} for a device that is not here.
     */
    static Slots of(List<Devices.Available> engines, List<String> wanted) {
        List<String> seen = engines.stream()
                .flatMap(engine -> engine.devices().stream())
                .map(Devices.Device::id)
                .distinct()
                .toList();
        List<String> missing =
                wanted.stream().filter(device -> !seen.contains(device)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("No engine here sees " + String.join(", ", missing) + ". It sees "
                    + String.join(", ", seen) + ". docs/gpu.md tells what a GPU needs.");
        }
        return new Slots(engines, wanted.isEmpty() ? seen : wanted);
    }

    List<String> devices() {
        return devices;
    }

    /** What could be begun now, and what when all slots are free. */
    synchronized Offer offer() {
        Set<Demand> now = new HashSet<>();
        Set<Demand> later = new HashSet<>();
        for (Devices.Available engine : engines) {
            for (boolean gpu : new boolean[] {false, true}) {
                int ready = of(engine, gpu, free).size();
                int most = Math.min(DeviceNames.MOST, of(engine, gpu, devices).size());
                for (int count = 1; count <= most; count++) {
                    (count <= ready ? now : later).add(new Demand(engine.engine(), gpu, count));
                }
            }
        }
        return new Offer(now, later);
    }

    /** Takes free devices for the run, as a recipe names them; empty when there are not enough any more. */
    synchronized Optional<String> take(Demand demand) {
        List<String> fitting = engines.stream()
                .filter(engine -> engine.engine() == demand.engine())
                .flatMap(engine -> of(engine, demand.gpu(), free).stream())
                .limit(demand.devices())
                .toList();
        if (fitting.size() < demand.devices()) {
            return Optional.empty();
        }
        fitting.forEach(free::remove);
        return Optional.of(DeviceNames.join(fitting));
    }

    /** Those of a kind that the engine sees, in its order; {@code cpu} may be there more than once. */
    private static List<String> of(Devices.Available engine, boolean gpu, List<String> among) {
        return engine.devices().stream()
                .map(Devices.Device::id)
                .filter(device -> Demand.isGpu(device) == gpu)
                .flatMap(device -> among.stream().filter(device::equals))
                .toList();
    }

    /** @param taken what {@link #take} answered */
    synchronized void giveBack(String taken) {
        free.addAll(DeviceNames.each(taken));
    }
}
