package netwright.catalog;

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
import java.util.Map;
import java.util.stream.Stream;
import netwright.architecture.Field;
import netwright.architecture.OperationType;
import netwright.architecture.OperationTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schema is made from the operations' types. After a layer or a setting was added, rewrite it:
 * {@code mvn test -Dtest=CatalogSchemaTest -Dschema.write=true}.
 */
class CatalogSchemaTest {

    private static final Path FOLDER = Path.of("models-catalog");
    private static final Path FILE = FOLDER.resolve("schema.json");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Test
    void the_schema_in_the_catalog_knows_every_operation_and_setting() throws IOException {
        JsonNode generated = CatalogSchema.generate();
        if (Boolean.getBoolean("schema.write")) {
            Files.writeString(FILE, generated.toPrettyString() + "\n");
        }
        assertThat(MAPPER.readTree(Files.readString(FILE)))
                .as("models-catalog/schema.json no longer fits the operations. If the change of operations is meant, "
                        + "rewrite it: mvn test -Dtest=CatalogSchemaTest -Dschema.write=true")
                .isEqualTo(MAPPER.readTree(generated.toString()));
    }

    @Test
    void every_type_and_field_has_its_place_in_the_schema() throws IOException {
        JsonNode definitions = MAPPER.readTree(Files.readString(FILE)).get("$defs");

        for (OperationType type : OperationTypes.all()) {
            assertThat(definitions.at("/knownType/enum").toString()).contains('"' + type.id() + '"');
            String settings = definitions.get(type.id()).toString();
            assertThat(type.fields(Map.of()).stream().map(Field::name))
                    .allSatisfy(field -> assertThat(settings).contains('"' + field + "\":"));
        }
    }

    static Stream<Path> presets() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.equals(FILE)).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void a_preset_satisfies_the_schema(Path preset) throws IOException {
        assertThat(errors(Files.readString(preset))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "repeat": 2         | "repaet": 2
                    "repeat": 2         | "repeat": 0
                    "basic_block"       | "basic_blok"
                    "kernel": 7         | "kernel": "7"
                    "kernel": 7         | "kernel": [7, 7, 7]
                    "padding": 3        | "padding": "valid"
                    "type": "flatten"   | "type": "flaten"
                    "type": "flatten"   | "type": "flatten", "settings": {"axis": 1}
                    "starter": false    | "starter": "no"
                    "input": [3, 224,   | "input": [3, 0,
                    "netwright/1"       | "netwright/2"
                    "out": 64}}         | "out": 64, "width": 3}}
                    """)
    void the_schema_refuses_what_the_reader_refuses(String sound, String broken) throws IOException {
        String preset = Files.readString(FOLDER.resolve("resnet18.json"));
        assertThat(preset).contains(sound);

        assertThat(errors(preset.replaceFirst(java.util.regex.Pattern.quote(sound), broken)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "type": "mine"          | "type": "mine"         | 0
                    "output": "act"         | "end": "act"           | 1
                    "sets": ["act.function"] | "sets": []            | 1
                    "sets": ["act.function"] | "sets": ["function"]  | 1
                    "default": "relu"       | "label": "Kind"        | 1
                    {"to": "act"}           | {"from": "act"}        | 1
                    "parts": {"act": "x"}   | "parts": {}            | 1
                    "mine": {"settings"     | "mi ne": {"settings"   | 1
                    """)
    void the_schema_knows_the_blocks_of_a_design(String sound, String broken, int faults) throws IOException {
        String own = """
                "blocks": {"mine": {"settings": {"function": {"default": "relu", "sets": ["act.function"]}},
                                    "nodes": [{"id": "act", "type": "activation"}],
                                    "edges": [{"to": "act"}], "output": "act"}},
                "opened": [{"id": "was", "type": "mine", "parts": {"act": "x"}}],
                "nodes": [{"id": "m", "type": "mine"},""";
        String preset = Files.readString(FOLDER.resolve("resnet18.json")).replaceFirst("\"nodes\": \\[", own);
        assertThat(preset).contains(sound);

        assertThat(errors(preset.replace(sound, broken)).size()).isGreaterThanOrEqualTo(faults);
        assertThat(errors(preset)).isEmpty();
    }

    private static List<Error> errors(String document) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(FILE), InputFormat.JSON);
        return schema.validate(document, InputFormat.JSON);
    }
}
