package netwright.store;

import java.util.Locale;
import netwright.recipe.EngineName;
import netwright.recipe.Recipe;

/**
 * What a run needs of a worker.
 *
 * @param gpu any free GPU will do; otherwise the CPU
 * @param devices slots of the one worker, all at once
 */
public record Demand(EngineName engine, boolean gpu, int devices) {

    /** One device. */
    public Demand(EngineName engine, boolean gpu) {
        this(engine, gpu, 1);
    }

    static Demand of(Recipe recipe) {
        return new Demand(recipe.engine(), isGpu(recipe.device()), recipe.devices());
    }

    /** Whether a device as recipes name it, such as {@code gpu0}, is a GPU. */
    public static boolean isGpu(String device) {
        return device.toLowerCase(Locale.ROOT).startsWith("gpu");
    }

    /** As it is kept: {@code PYTORCH gpu}, and with several devices {@code PYTORCH gpu 2}. */
    String word() {
        return engine.name() + (gpu ? " gpu" : " cpu") + (devices == 1 ? "" : " " + devices);
    }

    static Demand read(String word) {
        String[] parts = word.split(" ");
        return new Demand(
                EngineName.valueOf(parts[0]),
                parts[1].equals("gpu"),
                parts.length < 3 ? 1 : Integer.parseInt(parts[2]));
    }
}
