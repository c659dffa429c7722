package netwright.sweep;

import java.util.List;
import netwright.architecture.Field;
import netwright.recipe.Recipe;
import netwright.recipe.RecipePath;
import org.jspecify.annotations.Nullable;

/** The declared settings that axes vary. */
record Fields(List<Subject> subjects, Recipe recipe) {

    static final double LEAST_FACTOR = 0.05;
    static final double LARGEST_FACTOR = 20;

    /** The setting an axis varies; null for whole parts and lists of the recipe, which are none. */
    @Nullable Field of(Axis axis) {
        return switch (axis) {
            case Axis.OfRecipe ofRecipe -> RecipePath.of(ofRecipe.path()).field(recipe);
            case Axis.OfNodes ofNodes ->
                subjects.getFirst()
                        .architecture()
                        .node(ofNodes.nodes().getFirst())
                        .map(node -> node.operation())
                        .flatMap(operation -> operation.type().fields(operation.settings()).stream()
                                .filter(field -> field.name().equals(ofNodes.setting()))
                                .findFirst())
                        .orElse(null);
            case Axis.OfScale ofScale -> factor(ofScale.scale());
        };
    }

    static Field factor(Axis.Scale scale) {
        return Field.decimal(
                scale.id(),
                scale.label(),
                1,
                LEAST_FACTOR,
                LARGEST_FACTOR,
                switch (scale) {
                    case DEPTH -> "Blocks in a stage, rounded up.";
                    case WIDTH -> "Channels, rounded to multiples of 8; the classifier stays.";
                    case RESOLUTION -> "Sides of the input, rounded to whole pixels.";
                });
    }

    boolean whole(Axis axis) {
        Field field = of(axis);
        return field != null && field.kind() == Field.Kind.INTEGER;
    }
}
