package netwright.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import netwright.architecture.Architecture;
import netwright.architecture.Field;
import netwright.architecture.Node;
import netwright.recipe.Recipe;
import netwright.recipe.RecipePath;

/** What can be varied, for a form: everything that the parts of a recipe and the nodes of a drawing declare. */
public final class Varied {

    private Varied() {}

    /**
     * A setting of a node.
     *
     * @param node id, for {@link Axis.OfNodes} with the field's name
     */
    public record NodeSetting(String node, String label, Field field, Object value) {}

    /** Paths for {@link Axis.OfRecipe}, in the order of the recipe's file. */
    public static List<RecipePath.Found> fields(Recipe recipe) {
        return RecipePath.in(recipe);
    }

    /** In the order of the drawing. */
    public static List<NodeSetting> settings(Architecture architecture) {
        List<NodeSetting> all = new ArrayList<>();
        for (Node node : architecture.nodes()) {
            var values = node.operation().settings();
            for (Field field : node.operation().type().fields(values)) {
                Object value = values.get(field.name());
                if (value != null) {
                    all.add(new NodeSetting(node.id(), node.id() + ": " + field.label(), field, value));
                }
            }
        }
        return List.copyOf(all);
    }

    /** Factors on the whole drawing, one of each {@link Axis.Scale}; each is 1 as it stands. */
    public static List<Field> factors() {
        return Arrays.stream(Axis.Scale.values()).map(Fields::factor).toList();
    }
}
