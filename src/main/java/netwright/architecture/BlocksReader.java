package netwright.architecture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the blocks of a document. They may stand in any order; a block that would contain itself is refused. */
final class BlocksReader {

    private static final int MOST_BLOCKS = 500;

    private final JsonNode all;
    private final Map<String, BlockDefinition> read = new LinkedHashMap<>();
    private final Set<String> reading = new LinkedHashSet<>();

    private BlocksReader(JsonNode all) {
        this.all = all;
    }

    /** By id, each after those inside it. */
    static Map<String, BlockDefinition> read(@Nullable JsonNode json) {
        if (json == null) {
            return Map.of();
        }
        Expect.object(json, "$.blocks", null);
        if (json.size() > MOST_BLOCKS) {
            throw new UnreadableDocument("$.blocks", "at most " + MOST_BLOCKS + " blocks, found " + json.size());
        }
        BlocksReader reader = new BlocksReader(json);
        json.propertyNames().forEach(id -> free(id, "$.blocks." + id));
        json.propertyNames().forEach(id -> reader.find(id, "$.blocks"));
        return reader.read;
    }

    private static void free(String id, String path) {
        if (OperationTypes.find(Expect.id(id, path)).isPresent()) {
            throw new UnreadableDocument(path, "'" + id + "' is the name of a layer or block that everyone has");
        }
    }

    private @Nullable BlockDefinition find(String id, String asking) {
        JsonNode json = all.get(id);
        if (json == null || read.containsKey(id)) {
            return read.get(id);
        }
        if (!reading.add(id)) {
            throw new UnreadableDocument(
                    asking, "the block \"%s\" would contain itself: %s".formatted(id, String.join(" > ", reading)));
        }
        BlockDefinition block = block(id, json, "$.blocks." + id);
        reading.remove(id);
        read.put(id, block);
        return block;
    }

    private BlockDefinition block(String id, JsonNode json, String path) {
        Expect.object(json, path, Set.of("title", "settings", "nodes", "edges", "output"));
        String title = json.has("title") ? Expect.text(json, path, "title") : id;
        List<Node> nodes = DocumentReader.nodes(
                Expect.array(json, path, "nodes"), path + ".nodes", BlockDefinition.MOST_NODES, this::find);
        List<Edge> edges = DocumentReader.edges(Expect.array(json, path, "edges"), path + ".edges", nodes, true);
        String output = Expect.text(json, path, "output");
        List<LiftedSetting> settings = settings(json.get("settings"), path + ".settings", nodes);
        try {
            return new BlockDefinition(id, title, nodes, edges, output, settings);
        } catch (InvalidSetting e) {
            throw new UnreadableDocument(path + ".settings." + e.field() + ".default", e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new UnreadableDocument(path, e.getMessage());
        }
    }

    private static List<LiftedSetting> settings(@Nullable JsonNode json, String path, List<Node> nodes) {
        List<LiftedSetting> settings = new ArrayList<>();
        if (json == null) {
            return settings;
        }
        Expect.object(json, path, null);
        Map<String, Node> byId = new HashMap<>();
        nodes.forEach(node -> byId.put(node.id(), node));
        json.properties().forEach(entry -> {
            String at = path + "." + entry.getKey();
            try {
                settings.add(setting(entry.getKey(), entry.getValue(), at, byId));
            } catch (IllegalArgumentException e) {
                throw new UnreadableDocument(at, e.getMessage());
            }
        });
        return settings;
    }

    private static LiftedSetting setting(String name, JsonNode json, String path, Map<String, Node> nodes) {
        Expect.object(json, path, Set.of("label", "default", "sets"));
        List<LiftedSetting.Target> targets = new ArrayList<>();
        JsonNode sets = Expect.array(json, path, "sets");
        for (int i = 0; i < sets.size(); i++) {
            if (!sets.get(i).isString()) {
                throw new UnreadableDocument(path + ".sets[" + i + "]", "expected a text, found " + sets.get(i));
            }
            targets.add(LiftedSetting.Target.of(sets.get(i).stringValue()));
        }
        String label = json.has("label") ? Expect.text(json, path, "label") : name;
        if (!json.has("default")) {
            throw new UnreadableDocument(path + ".default", "expected a value, found nothing");
        }
        Object plain = SettingValues.plain(json.get("default"));
        Field field = new LiftedSetting(name, label, plain, targets).field(nodes);
        return new LiftedSetting(name, label, SettingValues.ofKind(field.kind(), plain), targets);
    }
}
