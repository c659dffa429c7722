package netwright.lab.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netwright.analysis.Analysis;
import netwright.catalog.Presets;
import netwright.lab.examples.WorkedExample.Chapter;
import netwright.lab.examples.WorkedExample.Statement;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbers of the lecture, recomputed. {@code worked-examples.json} says what the lecture states and what to compute;
 * the networks are presets, or {@link LittleNetworks drawn for it}.
 */
public final class WorkedExamples {

    private static final String FILE = "worked-examples.json";

    private final Map<String, Studied> studied = new HashMap<>();

    private WorkedExamples() {}

    /** In the lecture's order. Computed once; takes about as long as analysing all presets. */
    public static List<WorkedExample> all() {
        return All.EXAMPLES;
    }

    /** Defers the work to the first time that somebody asks. */
    private static final class All {
        static final List<WorkedExample> EXAMPLES = new WorkedExamples().compute(document());
    }

    static JsonNode document() {
        try (InputStream file = WorkedExamples.class.getResourceAsStream(FILE)) {
            return JsonMapper.builder().build().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<WorkedExample> compute(JsonNode document) {
        List<WorkedExample> examples = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode json : document.get("chapters")) {
            Chapter chapter =
                    new Chapter(json.get("number").asInt(), json.get("title").asString());
            for (JsonNode entry : json.get("examples")) {
                Statement statement = statement(entry);
                if (!ids.add(statement.id())) {
                    throw new IllegalStateException("There are two examples " + statement.id());
                }
                examples.add(example(chapter, statement));
            }
        }
        return List.copyOf(examples);
    }

    static Statement statement(JsonNode json) {
        return new Statement(
                json.get("id").asString(),
                json.get("topic").asString(),
                json.get("what").asString(),
                LectureNumber.of(json.get("lecture").asString()),
                text(json, "printed"),
                json.get("unit").asString(),
                json.get("network").asString(),
                Quantity.of(json.get("quantity").asString()),
                text(json, "note"),
                text(json, "why"));
    }

    private static @Nullable String text(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null ? null : value.asString();
    }

    private WorkedExample example(Chapter chapter, Statement statement) {
        try {
            Derived value = statement.quantity().of(name -> studied(name.isEmpty() ? statement.network() : name));
            return WorkedExample.of(chapter, statement, studied(statement.network()), value);
        } catch (RuntimeException e) {
            throw new IllegalStateException("Example " + statement.id() + ": " + e.getMessage(), e);
        }
    }

    private Studied studied(String network) {
        return studied.computeIfAbsent(
                network,
                name -> Presets.find(name)
                        .map(preset -> new Studied(
                                preset.architecture(), Analysis.of(preset.architecture()), preset.published()))
                        .orElseGet(() -> {
                            var drawn = LittleNetworks.draw(name);
                            return new Studied(drawn, Analysis.of(drawn), null);
                        }));
    }
}
