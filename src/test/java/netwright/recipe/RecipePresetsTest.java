package netwright.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schema is made from the kinds. After a kind or a setting was added, rewrite it:
 * {@code mvn test -Dtest=RecipePresetsTest -Dschema.write=true}.
 */
class RecipePresetsTest {

    private static final Path FOLDER = Path.of("src/main/resources/recipes");
    private static final Path SCHEMA = FOLDER.resolve("schema.json");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .filter(file -> file.toString().endsWith(".json") && !file.equals(SCHEMA))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void the_schema_beside_the_presets_knows_every_kind_and_setting() throws IOException {
        JsonNode generated = RecipeSchema.generate();
        if (Boolean.getBoolean("schema.write")) {
            Files.writeString(SCHEMA, generated.toPrettyString() + "\n");
        }
        assertThat(MAPPER.readTree(Files.readString(SCHEMA)))
                .as("rewrite it: mvn test -Dtest=RecipePresetsTest -Dschema.write=true")
                .isEqualTo(MAPPER.readTree(generated.toString()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_preset_satisfies_the_schema_and_is_listed(Path file) throws IOException {
        assertThat(errors(Files.readString(file))).isEmpty();
        String id = file.getFileName().toString().replace(".json", "");
        RecipePreset preset = RecipePresets.find(id).orElseThrow();
        assertThat(RecipeJson.read(RecipeJson.write(preset.recipe()))).isEqualTo(preset.recipe());
    }

    @Test
    void presets_have_sources_and_notes_and_the_quick_one_comes_first() throws IOException {
        assertThat(RecipePresets.all()).hasSameSizeAs(files().toList());
        assertThat(RecipePresets.all().getFirst().id()).isEqualTo("quick");
        assertThat(RecipePresets.all()).allSatisfy(preset -> {
            assertThat(preset.source()).isNotBlank();
            assertThat(preset.note()).endsWith(".");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "sgd"                   | "sdg"
            "learningRate": 0.1     | "learningRate": 0
            "learningRate": 0.1     | "rate": 0.1
            "every": 30             | "every": "30"
            "epochs": 90            | "epochs": 0
            "p": 0.5                | "p": 1.5
            "fan_out"               | "fan"
            "year": 2015            | "year": "2015"
            """)
    void the_schema_refuses_what_the_reader_refuses(String sound, String broken) throws IOException {
        String preset = Files.readString(FOLDER.resolve("resnet-2015.json"));
        assertThat(preset).contains(sound);
        assertThat(errors(preset.replace(sound, broken))).isNotEmpty();
    }

    /** Each paper's own numbers. */
    @Test
    void presets_say_what_their_papers_say() {
        Recipe alexnet = recipe("alexnet-2012");
        assertThat(alexnet.optimizer()).isEqualTo(new Optimizer.Sgd(0.01, 0.9, false, 0.0005, true));
        assertThat(alexnet.batch()).isEqualTo(128);
        Recipe resnet = recipe("resnet-2015");
        assertThat(resnet.optimizer()).isEqualTo(new Optimizer.Sgd(0.1, 0.9, false, 0.0001, true));
        assertThat(resnet.batch()).isEqualTo(256);
        assertThat(resnet.augmentation().getFirst()).isEqualTo(new Augmentation.ScaleCrop(256.0 / 224, 480.0 / 224));
        Recipe convnext = recipe("convnext-2022");
        assertThat(convnext.optimizer()).isEqualTo(new Optimizer.AdamW(0.004, 0.9, 0.999, 1e-8, 0.05, false));
        assertThat(convnext.schedule()).isEqualTo(new Schedule.Cosine(1e-6, 20));
        assertThat(convnext.mixing()).containsExactly(new Mixing.Mixup(0.8, 1), new Mixing.CutMix(1, 1));
        assertThat(convnext.labelSmoothing()).isEqualTo(0.1);
        assertThat(recipe("wide-resnet-2016").schedule())
                .isEqualTo(new Schedule.MultiStep(List.of(60.0, 120.0, 160.0), 0.2, 0));
        assertThat(recipe("efficientnet-2019").schedule()).isEqualTo(new Schedule.Step(2.4, 0.97, 5));
    }

    private static Recipe recipe(String id) {
        return RecipePresets.find(id).orElseThrow().recipe();
    }

    private static List<Error> errors(String document) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        return schema.validate(document, InputFormat.JSON);
    }
}
