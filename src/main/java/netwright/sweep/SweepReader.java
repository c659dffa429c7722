package netwright.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.Expect;
import netwright.architecture.UnreadableDocument;
import netwright.recipe.Recipe;
import netwright.recipe.RecipeJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns a JSON tree into a sweep; every fault is reported with its JSON path and what is allowed. */
final class SweepReader {

    private static final Set<String> FIELDS =
            Set.of("format", "name", "seeds", "search", "halving", "axes", "recipe", "subjects");

    private SweepReader() {}

    static Sweep read(JsonNode root) {
        Expect.object(root, "$", FIELDS);
        Expect.format(root, "$", SweepJson.FORMAT);
        String name = Expect.text(root, "$", "name");
        List<Subject> subjects = items(root, "$", "subjects", SweepReader::subject);
        Recipe recipe = recipe(present(root, "$", "recipe"));
        List<Axis> axes = root.has("axes") ? items(root, "$", "axes", SweepReader::axis) : List.of();
        Search search = root.has("search") ? search(root.get("search")) : new Search.Grid();
        int seeds = root.has("seeds") ? Expect.whole(root.get("seeds"), "$.seeds", 1, Sweep.MOST_SEEDS) : 1;
        SuccessiveHalving halving = root.has("halving") ? halving(root.get("halving")) : null;
        return at("$", () -> new Sweep(name, subjects, recipe, axes, search, seeds, halving));
    }

    private static Subject subject(Located json) {
        Expect.object(json.node, json.path, Set.of("name", "architecture"));
        JsonNode drawing = present(json.node, json.path, "architecture");
        String name = Expect.text(json.node, json.path, "name");
        try {
            var architecture = ArchitectureJson.read(drawing.toString());
            return at(json.path + ".name", () -> new Subject(name, architecture));
        } catch (UnreadableDocument e) {
            throw e.path().startsWith(json.path) ? e : e.within(json.path + ".architecture");
        }
    }

    private static Recipe recipe(JsonNode json) {
        try {
            return RecipeJson.read(json.toString());
        } catch (UnreadableDocument e) {
            throw e.within("$.recipe");
        }
    }

    private static Search search(JsonNode json) {
        String path = "$.search";
        Expect.object(json, path, Set.of("kind", "trials", "seed"));
        String kind = Expect.text(json, path, "kind");
        return switch (kind) {
            case "grid" -> {
                Expect.object(json, path, Set.of("kind"));
                yield new Search.Grid();
            }
            case "random" ->
                new Search.Random(
                        Expect.whole(present(json, path, "trials"), path + ".trials", 1, Sweep.MOST_RUNS),
                        seed(json, path));
            default -> throw new UnreadableDocument(path + ".kind", "expected grid or random, found \"" + kind + "\"");
        };
    }

    private static long seed(JsonNode json, String path) {
        JsonNode seed = json.get("seed");
        if (seed != null && (!seed.isIntegralNumber() || !seed.canConvertToLong())) {
            throw new UnreadableDocument(path + ".seed", "expected a whole number of 64 bits, found " + seed);
        }
        return seed == null ? 1 : seed.longValue();
    }

    private static SuccessiveHalving halving(JsonNode json) {
        String path = "$.halving";
        Expect.object(json, path, Set.of("eta", "firstEpochs"));
        int eta = json.has("eta")
                ? Expect.whole(json.get("eta"), path + ".eta", 2, SuccessiveHalving.LARGEST_ETA)
                : SuccessiveHalving.USUAL_ETA;
        int first = json.has("firstEpochs")
                ? Expect.whole(json.get("firstEpochs"), path + ".firstEpochs", 1, Recipe.MOST_EPOCHS)
                : 1;
        return new SuccessiveHalving(eta, first);
    }

    private static Axis axis(Located json) {
        JsonNode node = json.node;
        String path = json.path;
        Expect.object(node, path, Set.of("recipe", "nodes", "setting", "scale", "values", "from", "to", "spacing"));
        List<String> whats =
                List.of("recipe", "nodes", "scale").stream().filter(node::has).toList();
        if (whats.size() != 1 || node.has("setting") != node.has("nodes")) {
            throw new UnreadableDocument(
                    path,
                    "expected \"recipe\" with a path, \"nodes\" with a \"setting\", or \"scale\", and one of these");
        }
        Values values = values(node, path);
        return switch (whats.getFirst()) {
            case "recipe" -> {
                String place = Expect.text(node, path, "recipe");
                yield at(path + ".recipe", () -> new Axis.OfRecipe(place, values));
            }
            case "nodes" -> {
                List<String> nodes = items(node, path, "nodes", SweepReader::text);
                String setting = Expect.text(node, path, "setting");
                yield at(path + ".nodes", () -> new Axis.OfNodes(nodes, setting, values));
            }
            default -> new Axis.OfScale(one(node, path, "scale", Axis.Scale.values(), Axis.Scale::id), values);
        };
    }

    private static String text(Located json) {
        if (!json.node.isString()) {
            throw new UnreadableDocument(json.path, "expected a text, found " + json.node);
        }
        return json.node.stringValue();
    }

    private static Values values(JsonNode axis, String path) {
        boolean range = axis.has("from") || axis.has("to") || axis.has("spacing");
        if (range == axis.has("values")) {
            throw new UnreadableDocument(path, "expected either \"values\", or \"from\" and \"to\"");
        }
        if (!range) {
            List<Object> values = items(axis, path, "values", item -> value(item.node, item.path));
            return at(path + ".values", () -> new Values.Listed(values));
        }
        double low = number(axis, path, "from");
        double high = number(axis, path, "to");
        Values.Spacing spacing = axis.has("spacing")
                ? one(axis, path, "spacing", Values.Spacing.values(), Values.Spacing::id)
                : Values.Spacing.LINEAR;
        return at(path, () -> new Values.Range(low, high, spacing));
    }

    private static double number(JsonNode axis, String path, String name) {
        JsonNode number = present(axis, path, name);
        if (!number.isNumber()) {
            throw new UnreadableDocument(path + "." + name, "expected a number, found " + number);
        }
        return number.doubleValue();
    }

    private static Object value(JsonNode json, String path) {
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        if (json.isString()) {
            return json.stringValue();
        }
        if (json.isNumber()) {
            return at(path, () -> Values.plain(json.doubleValue()));
        }
        if (json.isArray()) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < json.size(); i++) {
                list.add(value(json.get(i), path + "[" + i + "]"));
            }
            return List.copyOf(list);
        }
        if (json.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            json.properties()
                    .forEach(entry -> map.put(entry.getKey(), value(entry.getValue(), path + "." + entry.getKey())));
            return Values.plain(map);
        }
        throw new UnreadableDocument(path, "expected a number, a text, true, false, a list or settings, found " + json);
    }

    private static <T> T one(JsonNode json, String path, String name, T[] all, Function<T, String> id) {
        String text = Expect.text(json, path, name);
        return Arrays.stream(all)
                .filter(item -> id.apply(item).equals(text))
                .findFirst()
                .orElseThrow(() -> new UnreadableDocument(
                        path + "." + name,
                        "expected %s, found \"%s\""
                                .formatted(Arrays.stream(all).map(id).collect(Collectors.joining(" or ")), text)));
    }

    private static JsonNode present(JsonNode json, String path, String name) {
        @Nullable JsonNode inside = json.get(name);
        if (inside == null) {
            throw new UnreadableDocument(path + "." + name, "is missing");
        }
        return inside;
    }

    private static <T> List<T> items(JsonNode json, String path, String name, Function<Located, T> read) {
        JsonNode array = Expect.array(json, path, name);
        List<T> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            items.add(read.apply(new Located(array.get(i), path + "." + name + "[" + i + "]")));
        }
        return items;
    }

    /** What its constructor refuses is a fault of this place. */
    private static <T> T at(String path, Supplier<T> made) {
        try {
            return made.get();
        } catch (InvalidSweep e) {
            throw new UnreadableDocument(e.setting().path(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new UnreadableDocument(path, String.valueOf(e.getMessage()));
        }
    }

    private record Located(JsonNode node, String path) {}
}
