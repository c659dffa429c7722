package netwright.sweep;

import java.util.List;
import netwright.recipe.RecipePath;

/** One thing that a sweep varies. */
public sealed interface Axis {

    /** What it is called in plans and tables; unique within a sweep. */
    String name();

    Values values();

    /**
     * A place of the recipe.
     *
     * @param path as in {@link RecipePath}: {@code optimizer.learningRate}, {@code mixing.mixup}, {@code schedule}
     */
    record OfRecipe(String path, Values values) implements Axis {

        public OfRecipe {
            Axis.named(path, () -> RecipePath.of(path));
        }

        @Override
        public String name() {
            return path;
        }
    }

    /**
     * A setting of the drawing: of one node, or the same one of several.
     *
     * @param nodes ids; every subject has them all
     * @param setting its name, as in the drawing's file: {@code repeat}, {@code out}, {@code activation}
     */
    record OfNodes(List<String> nodes, String setting, Values values) implements Axis {

        public OfNodes {
            nodes = List.copyOf(nodes);
            if (nodes.isEmpty() || nodes.stream().distinct().count() < nodes.size()) {
                throw new IllegalArgumentException("Axis '%s': name each node once, at least one.".formatted(setting));
            }
        }

        @Override
        public String name() {
            return String.join("+", nodes) + "." + setting;
        }
    }

    /** The whole drawing, scaled by a factor as {@link netwright.lab.CompoundScaling} does. */
    record OfScale(Scale scale, Values values) implements Axis {

        @Override
        public String name() {
            return scale.id();
        }
    }

    /** What a factor scales, in the order in which it is done. */
    enum Scale {
        DEPTH("depth", "Depth factor"),
        WIDTH("width", "Width factor"),
        RESOLUTION("resolution", "Resolution factor");

        private final String id;
        private final String label;

        Scale(String id, String label) {
            this.id = id;
            this.label = label;
        }

        public String id() {
            return id;
        }

        public String label() {
            return label;
        }
    }

    /** Runs a check whose complaint is to name the axis. */
    static void named(String axis, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            throw new InvalidAxis(axis, String.valueOf(e.getMessage()), e);
        }
    }
}
