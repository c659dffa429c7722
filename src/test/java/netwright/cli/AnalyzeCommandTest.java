package netwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AnalyzeCommandTest {

    private static final String LINEAR_ON_A_MAP = """
            {"format": "netwright/1", "name": "flat out", "input": [3, 8, 8], "classes": 10,
             "nodes": [{"id": "input", "type": "input"},
                       {"id": "conv", "type": "conv2d", "settings": {"out": 4}},
                       {"id": "fc", "type": "linear", "settings": {"out": 10}},
                       {"id": "output", "type": "output"}],
             "edges": [{"from": "input", "to": "conv"}, {"from": "conv", "to": "fc"}, {"from": "fc", "to": "output"}]}
            """;

    @TempDir
    Path folder;

    @Test
    void a_sound_preset_exits_with_0_and_prints_its_layers_and_totals() {
        Console console = Console.run("analyze", "resnet18");

        assertThat(console.exit()).isZero();
        assertThat(console.err()).isEmpty();
        assertThat(console.out())
                .startsWith("ResNet-18, input 3×224×224")
                .contains("parameters          11,689,512")
                .contains("MACs                1,814,073,344");
    }

    @Test
    void what_auxiliary_classifiers_cost_in_training_is_told_apart() {
        assertThat(Console.run("analyze", "googlenet_aux").out())
                .contains("parameters          13,004,888")
                .contains("MACs                1,498,376,192")
                .contains("in training only    8,372,224 MACs more, in auxiliary classifiers of 6,379,984 parameters");
        assertThat(Console.run("analyze", "googlenet").out()).doesNotContain("in training only");
    }

    @Test
    void the_json_has_exactly_the_promised_fields() {
        JsonNode json = Console.run("analyze", "resnet50", "--json").json();

        assertThat(json.propertyNames())
                .containsExactly(
                        "name",
                        "input",
                        "parameters",
                        "macs",
                        "trainingOnlyMacs",
                        "activations",
                        "receptiveField",
                        "layers",
                        "problems");
        assertThat(json.path("name").asString()).isEqualTo("ResNet-50");
        assertThat(json.path("input").toString()).isEqualTo("[3,224,224]");
        assertThat(json.path("parameters").asLong()).isEqualTo(25_557_032);
        assertThat(json.path("macs").asLong()).isEqualTo(4_089_184_256L);
        assertThat(json.path("trainingOnlyMacs").asLong()).isZero();
        assertThat(Console.run("analyze", "googlenet_aux", "--json")
                        .json()
                        .path("trainingOnlyMacs")
                        .asLong())
                .isEqualTo(8_372_224);
        assertThat(json.path("activations").asLong()).isEqualTo(11_114_984);
        assertThat(json.path("receptiveField").propertyNames()).containsExactly("size", "stride");
        assertThat(json.path("receptiveField").path("stride").toString()).isEqualTo("[32,32]");
        JsonNode first = json.path("layers").get(1);
        assertThat(first.propertyNames())
                .containsExactly("id", "type", "output", "parameters", "macs", "receptiveField");
        assertThat(first.path("type").asString()).isEqualTo("conv2d");
        assertThat(first.path("output").toString()).isEqualTo("[64,112,112]");
        assertThat(first.path("parameters").asLong()).isEqualTo(9_408);
        assertThat(first.path("receptiveField").toString()).isEqualTo("{\"size\":[7,7],\"stride\":[2,2]}");
    }

    @Test
    void another_input_shape_changes_the_numbers_but_not_the_parameters() {
        JsonNode small = Console.run("analyze", "resnet18", "--input", "3x64x64", "--json")
                .json();

        assertThat(small.path("input").toString()).isEqualTo("[3,64,64]");
        assertThat(small.path("parameters").asLong()).isEqualTo(11_689_512);
        assertThat(small.path("macs").asLong()).isLessThan(200_000_000L);
    }

    @Test
    void a_network_with_an_error_exits_with_1_and_says_where_and_why() throws IOException {
        Path file = write(LINEAR_ON_A_MAP);

        Console console = Console.run("analyze", file.toString(), "--json");

        assertThat(console.exit()).isEqualTo(1);
        JsonNode problem = console.json().path("problems").get(0);
        assertThat(problem.propertyNames()).containsExactly("severity", "node", "message");
        assertThat(problem.path("severity").asString()).isEqualTo("error");
        assertThat(problem.path("node").asString()).isEqualTo("fc");
        assertThat(problem.path("message").asString()).contains("4×8×8");
        assertThat(Console.run("analyze", file.toString()).out()).contains("error: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"format": "netwright/1",                                            | line 1, column
            {"format": "netwright/9"}                                            | netwright/9
            {"format": "netwright/1", "name": 3, "input": [3, 8, 8]}             | name
            {"format": "netwright/1", "name": "a", "input": [3, 8]}              | input
            {"format": "netwright/1", "name": "a", "input": [3,8,8], "nodes": [{"id": "c", "type": "convv2d"}], "edges": []} | nodes[0].type
            """)
    void an_unreadable_file_exits_with_2_and_names_the_place(String text, String place) throws IOException {
        Path file = write(text);

        Console console = Console.run("analyze", file.toString());

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.out()).isEmpty();
        assertThat(console.err().strip())
                .startsWith(file.toString())
                .contains(place)
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .hasLineCount(1);
    }

    @Test
    void bytes_that_are_no_text_are_refused_with_a_sentence() throws IOException {
        Path file = Files.write(folder.resolve("net.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        Console console = Console.run("analyze", file.toString());

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err()).contains("not a text file in UTF-8").doesNotContain("Exception");
    }

    @Test
    void a_name_that_is_neither_preset_nor_file_lists_the_presets() {
        Console console = Console.run("analyze", "resnet5000");

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err())
                .contains("'resnet5000' is neither a preset nor a file")
                .contains("resnet50,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3x32", "axbxc", "0x32x32", "3x99999999x1"})
    void an_input_that_is_no_shape_exits_with_2(String shape) {
        Console console = Console.run("analyze", "resnet18", "--input", shape);

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err()).contains("channels × height × width").doesNotContain("Exception");
    }

    @Test
    void unknown_options_and_missing_arguments_exit_with_2() {
        assertThat(Console.run("analyze").exit()).isEqualTo(2);
        assertThat(Console.run("analyze", "resnet18", "--nonsense").exit()).isEqualTo(2);
        assertThat(Console.run("analyse", "resnet18").exit()).isEqualTo(2);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("net.json"), text);
    }

    @Test
    void a_file_with_blocks_of_its_own_is_analysed_layer_by_layer() throws IOException {
        Path file = Files.writeString(folder.resolve("own.json"), """
                {"format": "netwright/1", "name": "own", "input": [3, 8, 8], "classes": 10,
                 "nodes": [{"id": "input", "type": "input"},
                           {"id": "twice", "type": "mine", "settings": {"out": 4, "repeat": 2}},
                           {"id": "flatten", "type": "flatten"},
                           {"id": "fc", "type": "linear", "settings": {"out": 10}},
                           {"id": "output", "type": "output"}],
                 "edges": [{"from": "input", "to": "twice"}, {"from": "twice", "to": "flatten"},
                           {"from": "flatten", "to": "fc"}, {"from": "fc", "to": "output"}],
                 "blocks": {"mine": {"settings": {"out": {"default": 8, "sets": ["conv.out"]}},
                                     "nodes": [{"id": "conv", "type": "conv2d", "settings": {"padding": 1}},
                                               {"id": "relu", "type": "activation"}],
                                     "edges": [{"to": "conv"}, {"from": "conv", "to": "relu"}], "output": "relu"}}}
                """);
        Console console = Console.run("analyze", file.toString());

        assertThat(console.exit()).isZero();
        assertThat(console.out()).contains("twice.0.conv", "twice.1.relu");
        // 3·4·9 + 4, 4·4·9 + 4, and 4·8·8·10 + 10
        assertThat(console.out()).contains("2,830");
    }
}
