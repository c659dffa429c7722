package netwright.architecture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads which blocks of a document were opened, and into which nodes. */
final class OpenedReader {

    private static final int MOST_OPENED = 20_000;

    private OpenedReader() {}

    static List<Opened> read(@Nullable JsonNode json, List<Node> nodes, DocumentReader.Own blocks) {
        if (json == null) {
            return List.of();
        }
        if (!json.isArray() || json.size() > MOST_OPENED) {
            throw new UnreadableDocument("$.opened", "expected a list of at most " + MOST_OPENED + " blocks");
        }
        Set<String> there = new HashSet<>();
        nodes.forEach(node -> there.add(node.id()));
        List<Opened> opened = new ArrayList<>();
        for (int i = json.size() - 1; i >= 0; i--) {
            String path = "$.opened[" + i + "]";
            opened.addFirst(block(json.get(i), path, there, blocks));
            if (!there.add(opened.getFirst().id())) {
                throw new UnreadableDocument(
                        path + ".id",
                        "'%s' is already the name of something"
                                .formatted(opened.getFirst().id()));
            }
        }
        return opened;
    }

    private static Opened block(JsonNode json, String path, Set<String> there, DocumentReader.Own blocks) {
        Expect.object(json, path, Set.of("id", "type", "settings", "at", "parts"));
        Node node = DocumentReader.node(json, path, blocks);
        if (!(node.operation() instanceof Block)) {
            throw new UnreadableDocument(path + ".type", "expected a block; layers cannot be opened");
        }
        JsonNode parts = json.get("parts");
        if (parts == null || !parts.isObject() || parts.isEmpty()) {
            throw new UnreadableDocument(path + ".parts", "expected an object that names the node of each part");
        }
        Map<String, String> nodes = new LinkedHashMap<>();
        for (String part : parts.propertyNames()) {
            String id = Expect.text(parts, path + ".parts", part);
            if (!there.contains(id)) {
                throw new UnreadableDocument(path + ".parts." + part, "there is no node \"" + id + "\"");
            }
            nodes.put(part, id);
        }
        return new Opened(node, nodes);
    }
}
