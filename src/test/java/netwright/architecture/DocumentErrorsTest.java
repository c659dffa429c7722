package netwright.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bad file is answered with the place of the fault and what was expected there. */
class DocumentErrorsTest {

    private static final String SOUND = """
            {"format": "netwright/1", "name": "net", "input": [3, 32, 32], "classes": 10,
             "nodes": [{"id": "in", "type": "input", "at": [0, 0]},
                       {"id": "conv", "type": "conv2d", "settings": {"out": 8, "padding": 1}},
                       {"id": "drop", "type": "dropout", "settings": {"p": 0.5}},
                       {"id": "stage", "type": "stage", "settings": {"block": "basic_block", "repeat": 2}}],
             "edges": [{"from": "in", "to": "conv"}, {"from": "conv", "to": "drop", "port": 0}]}
            """;

    private static UnreadableDocument fault(String text) {
        return catchThrowableOfType(UnreadableDocument.class, () -> ArchitectureJson.read(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "netwright/1"          | "netwright/9"                | $.format                     | expected "netwright/1", found "netwright/9". A newer Netwright may read it.
                    "format": "netwright/1", | ``                         | $.format                     | expected a text, found nothing
                    "name": "net"          | "name": 7                    | $.name                       | expected a text, found 7
                    "name": "net"          | "name": "net", "author": "x" | $.author                     | unknown field; known are blocks, classes, edges, format, input, name, nodes, opened
                    [3, 32, 32]            | [3, 32]                      | $.input                      | expected [channels, height, width], found [3,32]
                    [3, 32, 32]            | [3, 32, 0]                   | $.input[2]                   | expected a whole number from 1 to 4,096, found 0
                    [3, 32, 32]            | [3, 32, 32.5]                | $.input[2]                   | expected a whole number from 1 to 4,096, found 32.5
                    "classes": 10          | "classes": 0                 | $.classes                    | expected a whole number from 1 to 1,000,000, found 0
                    "nodes": [             | "nodes": 1, "edges2": [      | $.edges2                     | unknown field
                    "id": "conv"           | "id": "in"                   | $.nodes[1].id                | 'in' is already the name of $.nodes[0]
                    "id": "conv"           | "id": "my conv"              | $.nodes[1].id                | expected 1 to 80 letters, digits, underscores, dots or hyphens, found "my conv"
                    "type": "conv2d"       | "type": "conv"               | $.nodes[1].type              | there is no layer or block "conv"; did you mean "conv2d"?
                    "type": "conv2d"       | "type": "relu"               | $.nodes[1].type              | there is no layer or block "relu"; did you mean "activation"?
                    "type": "conv2d"       | "type": "Con2d"              | $.nodes[1].type              | there is no layer or block "Con2d"; did you mean "conv2d"?
                    "type": "conv2d"       | "type": "zzz"                | $.nodes[1].type              | there is no layer or block "zzz"
                    "type": "conv2d",      | "kind": "conv2d",            | $.nodes[1].kind              | unknown field; known are at, id, settings, type
                    "out": 8               | "out": "8"                   | $.nodes[1].settings.out      | out must be a whole number from 1 to 65,536, not 8.
                    "out": 8               | "out": 8.5                   | $.nodes[1].settings.out      | out must be a whole number from 1 to 65,536, not 8.5.
                    "out": 8               | "out": 99999999999           | $.nodes[1].settings.out      | out must be a whole number from 1 to 65,536
                    "out": 8               | "filters": 8                 | $.nodes[1].settings.filters  | Conv2d has no setting 'filters'. It has out, kernel, stride, padding, dilation, groups, bias.
                    "padding": 1           | "padding": "valid"           | $.nodes[1].settings.padding  | padding must be a whole number, [height, width] or "same", not valid.
                    "padding": 1           | "kernel": [3]                | $.nodes[1].settings.kernel   | kernel must be a whole number or [height, width], not [3].
                    "padding": 1           | "kernel": [0, 3]             | $.nodes[1].settings.kernel   | kernel must be a side from 1 to 4,096, not 0×3.
                    "padding": 1           | "padding": "same", "stride": 2 | $.nodes[1].settings.padding | padding 'same' needs stride 1, the stride is 2×2.
                    "p": 0.5               | "p": 1.5                     | $.nodes[2].settings.p        | p must be a number from 0 to 0.99, not 1.5.
                    "p": 0.5               | "p": null                    | $.nodes[2].settings.p        | p must be a number from 0 to 0.99, not null.
                    "settings": {"p": 0.5} | "settings": [1]              | $.nodes[2].settings          | expected an object, found array
                    "basic_block"          | "stage"                      | $.nodes[3].settings.block    | block must be one of
                    "repeat": 2            | "kernel": 7                  | $.nodes[3].settings.kernel   | Stage has no setting 'kernel'.
                    [0, 0]                 | [0]                          | $.nodes[0].at                | expected [x, y], found [0]
                    [0, 0]                 | [0, "a"]                     | $.nodes[0].at[1]             | expected a whole number from -10,000,000 to 10,000,000, found "a"
                    "to": "conv"           | "to": "bn"                   | $.edges[0].to                | there is no node "bn"
                    "to": "conv"           | "to": "drop"                 | $.edges[1]                   | another edge already ends at port 0 of 'drop'; give each its own port
                    "port": 0              | "port": -1                   | $.edges[1].port              | expected a whole number from 0 to 10,000, found -1
                    "edges": [             | "edges": {}, "x": [          | $.x                          | unknown field
                    """)
    void a_fault_is_reported_with_its_json_path_and_what_was_expected(
            String sound, String broken, String path, String expected) {
        assertThat(SOUND).contains(sound);
        String text = SOUND.replaceFirst(
                java.util.regex.Pattern.quote(sound), java.util.regex.Matcher.quoteReplacement(broken));
        UnreadableDocument fault = fault(text);

        assertThat(fault.path()).isEqualTo(path);
        assertThat(fault).hasMessageStartingWith(path + ": " + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"format": "netwright/1"     | This is not JSON: line 1, column
                    not json                     | This is not JSON: line 1, column
                    {"name": "a", "name": "b"}   | This is not JSON: line 1, column
                    {} {}                        | This is not JSON: line 1, column
                    [1]                          | $: expected an object, found array
                    null                         | $: expected an object, found null
                    """)
    void what_is_no_document_at_all_is_said_so(String text, String expected) {
        assertThat(fault(text)).hasMessageStartingWith(expected);
    }

    @Test
    void an_empty_file_is_said_so() {
        assertThat(fault("")).hasMessage("This is not JSON: the text is empty.");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 5_000, 100_000})
    void deep_nesting_is_refused_and_not_followed(int depth) {
        assertThat(fault("[".repeat(depth))).hasMessageStartingWith("This is not JSON");
    }

    @Test
    void the_sound_document_is_read() {
        assertThat(ArchitectureJson.read(SOUND).nodes()).hasSize(4);
    }

    @Test
    void classes_are_ten_where_a_document_leaves_them_out() {
        assertThat(ArchitectureJson.read(SOUND.replace(", \"classes\": 10", "")).classes())
                .isEqualTo(10);
    }
}
