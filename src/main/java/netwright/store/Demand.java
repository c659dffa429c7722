package netwright.store;

import java.util.Locale;
import netwright.recipe.EngineName;
import netwright.recipe.Recipe;

/**
 * What a run needs of a worker.
 *
 * @param gpu any free GPU will do; otherwise the CPU
 */
public record Demand(EngineName engine, boolean gpu) {

    static Demand of(Recipe recipe) {
        return new Demand(recipe.engine(), isGpu(recipe.device()));
    }

    /** Whether a device as recipes name it, such as {@code gpu0}, is a GPU. */
    public static boolean isGpu(String device) {
        return device.toLowerCase(Locale.ROOT).startsWith("gpu");
    }

    /** As it is kept: {@code PYTORCH gpu}. */
    String word() {
        return engine.name() + (gpu ? " gpu" : " cpu");
    }

    static Demand read(String word) {
        String[] parts = word.split(" ");
        return new Demand(EngineName.valueOf(parts[0]), parts[1].equals("gpu"));
    }
}
