package netwright.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import netwright.architecture.Architecture;
import netwright.recipe.Recipe;

/**
 * One run of a sweep.
 *
 * @param configuration number of what is trained and how, seed aside, from 1
 * @param subject name of the network it began as
 * @param values of every axis, by its name, in the order of the axes
 * @param seed of the recipe
 * @param architecture that is trained
 * @param recipe with which
 */
public record Trial(
        int configuration,
        String subject,
        Map<String, Object> values,
        long seed,
        Architecture architecture,
        Recipe recipe) {

    /** {@code resnet-20 · Optimizer: learning rate 0.1 · seed 1}, as a run is called. @param labels of the axes, by name */
    public String name(Map<String, String> labels) {
        return configuration(subject, values, labels) + ending(seed);
    }

    /** How the name of a run ends that is one of several seeds. */
    public static String ending(long seed) {
        return " · seed " + seed;
    }

    /** The same without the seed. */
    public static String configuration(String subject, Map<String, Object> values, Map<String, String> labels) {
        List<String> parts = new ArrayList<>();
        parts.add(subject);
        values.forEach((axis, value) -> parts.add(labels.getOrDefault(axis, axis) + " " + Values.text(value)));
        return String.join(" · ", parts);
    }
}
