package netwright.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import netwright.architecture.Architecture;
import netwright.architecture.Field;
import netwright.architecture.Node;
import netwright.recipe.Recipe;
import netwright.recipe.RecipePath;
import org.jspecify.annotations.Nullable;

/** What can be varied, for a form: everything that the parts of a recipe and the nodes of a drawing declare. */
public final class Varied {

    private Varied() {}

    /**
     * A setting of a node.
     *
     * @param node id, for {@link Axis.OfNodes} with the field's name
     */
    public record NodeSetting(String node, String label, Field field, Object value) {}

    /**
     * An axis that needs only its values.
     *
     * @param name of the axis
     * @param now what stands there, or null where the recipe lacks the part or nodes differ
     * @param removable whether false is a value too, which leaves the part out that the setting is of
     */
    public record Offer(
            String name,
            String label,
            Field field,
            @Nullable Object now,
            boolean removable,
            Function<Values, Axis> axis) {}

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

    /**
     * All of it at once: fields of the recipe; factors; settings that all nodes of a type have, where there are several;
     * settings of single nodes. Of several networks only what they share.
     *
     * @param networks at least one
     */
    public static List<Offer> offers(List<Architecture> networks, Recipe recipe) {
        List<Offer> offers = new ArrayList<>();
        for (RecipePath.Found found : fields(recipe)) {
            offers.add(new Offer(
                    found.path(),
                    found.label(),
                    found.field(),
                    found.value(),
                    found.removable(),
                    values -> new Axis.OfRecipe(found.path(), values)));
        }
        for (Axis.Scale scale : Axis.Scale.values()) {
            offers.add(new Offer(
                    scale.id(),
                    scale.label(),
                    Fields.factor(scale),
                    1.0,
                    false,
                    values -> new Axis.OfScale(scale, values)));
        }
        List<NodeSetting> shared = settings(networks.getFirst()).stream()
                .filter(setting -> networks.stream().allMatch(network -> has(network, setting)))
                .toList();
        offers.addAll(ofTypes(networks.getFirst(), shared));
        shared.forEach(setting ->
                offers.add(ofNodes(List.of(setting.node()), setting.label(), setting.field(), setting.value())));
        return List.copyOf(offers);
    }

    private static boolean has(Architecture network, NodeSetting setting) {
        return network.node(setting.node())
                .map(Node::operation)
                .filter(operation ->
                        operation.type().fields(operation.settings()).contains(setting.field()))
                .isPresent();
    }

    /** {@code All 4 Stage: SE reduction}: the same for every node of a type. */
    private static List<Offer> ofTypes(Architecture network, List<NodeSetting> settings) {
        Map<String, List<NodeSetting>> alike = new LinkedHashMap<>();
        settings.forEach(setting -> network.node(setting.node())
                .map(node -> node.operation().type().label())
                .ifPresent(type -> alike.computeIfAbsent(
                                type + ": " + setting.field().label(), any -> new ArrayList<>())
                        .add(setting)));
        List<Offer> offers = new ArrayList<>();
        alike.forEach((label, same) -> {
            boolean differ = same.stream().map(NodeSetting::value).distinct().count() > 1;
            Field field = same.getFirst().field();
            if (same.size() > 1 && same.stream().allMatch(each -> each.field().equals(field))) {
                offers.add(ofNodes(
                        same.stream().map(NodeSetting::node).toList(),
                        "All %d of type %s".formatted(same.size(), label),
                        field,
                        differ ? null : same.getFirst().value()));
            }
        });
        return offers;
    }

    private static Offer ofNodes(List<String> nodes, String label, Field field, @Nullable Object now) {
        Axis.OfNodes named = new Axis.OfNodes(nodes, field.name(), Values.Listed.of(0));
        return new Offer(
                named.name(), label, field, now, false, values -> new Axis.OfNodes(nodes, field.name(), values));
    }
}
