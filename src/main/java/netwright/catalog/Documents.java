package netwright.catalog;

import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what people call "the file of a network": a document, or a preset with one inside. */
public final class Documents {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Documents() {}

    /**
     * The network in a file.
     *
     * @throws netwright.architecture.UnreadableDocument that names the place; within a preset, relative to its design
     */
    public static Architecture read(String text) {
        return ArchitectureJson.read(
                isPreset(text) ? MAPPER.readTree(text).get("design").toString() : text);
    }

    private static boolean isPreset(String text) {
        try {
            JsonNode root = MAPPER.readTree(text);
            return root.isObject()
                    && PresetJson.FORMAT.equals(root.path("format").asString(""))
                    && root.has("design");
        } catch (JacksonException noJson) {
            return false;
        }
    }
}
