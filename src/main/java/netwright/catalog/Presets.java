package netwright.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import netwright.architecture.ArchitectureJson;
import tools.jackson.databind.json.JsonMapper;

public final class Presets {
    private Presets() {}

    public static List<Preset> all() {
        try (var s = Files.list(Path.of("models-catalog"))) {
            return s.filter(p -> p.toString().endsWith(".json") && !p.toString().contains("schema"))
                    .sorted()
                    .map(p -> {
                        try {
                            String t = Files.readString(p);
                            var j = JsonMapper.shared().readTree(t);
                            String id = p.getFileName().toString().replace(".json", "");
                            boolean w = j.has("design");
                            return new Preset(
                                    id,
                                    j.path("title").asString(id),
                                    "",
                                    0,
                                    id.startsWith("mini") || id.startsWith("plain"),
                                    j.has("published")
                                            ? new Published(
                                                    j.path("published")
                                                            .path("top1")
                                                            .asDouble(),
                                                    j.path("published")
                                                            .path("top5")
                                                            .asDouble(),
                                                    "x")
                                            : null,
                                    ArchitectureJson.read(w ? j.get("design").toString() : t));
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Optional<Preset> find(String id) {
        return all().stream().filter(p -> p.id().equals(id)).findFirst();
    }
}
