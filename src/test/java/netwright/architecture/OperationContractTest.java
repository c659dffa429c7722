package netwright.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.analysis.NodeReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every kind of operation; found by walking the sealed types, so that none can be forgotten. */
class OperationContractTest {

    /** All but user-made blocks, whose types the documents have; see {@link OwnBlockTest}. */
    static Stream<Class<?>> operations() {
        return permitted(Operation.class).filter(type -> type != DefinedBlock.class);
    }

    private static Stream<Class<?>> permitted(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(OperationContractTest::permitted)
                : Stream.of(type);
    }

    private static OperationType type(Class<?> operation) throws ReflectiveOperationException {
        return (OperationType) operation.getDeclaredField("TYPE").get(null);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void an_operation_is_a_record_with_a_type_that_makes_it(Class<?> operation) throws Exception {
        OperationType type = type(operation);

        assertThat(operation.isRecord()).isTrue();
        assertThat(OperationTypes.get(type.id())).isSameAs(type);
        assertThat(type.create()).isInstanceOf(operation);
        assertThat(type.create().type()).isSameAs(type);
        assertThat(type.help()).endsWith(".");
        assertThat(type.block()).isEqualTo(Block.class.isAssignableFrom(operation));
        assertThat(type.inputs())
                .isEqualTo(
                        operation == Input.class
                                ? 0
                                : MergeLayer.class.isAssignableFrom(operation) ? OperationType.ANY_NUMBER : 1);
    }

    @Test
    void ids_and_labels_are_unique() {
        assertThat(OperationTypes.all()).extracting(OperationType::id).doesNotHaveDuplicates();
        assertThat(OperationTypes.all()).extracting(OperationType::label).doesNotHaveDuplicates();
        assertThat(OperationTypes.all()).hasSameSizeAs(operations().toList());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void settings_are_the_fields_of_the_type(Class<?> operation) throws Exception {
        OperationType type = type(operation);
        Operation made = type.create();

        assertThat(made.settings().keySet())
                .containsExactlyElementsOf(
                        type.fields(made.settings()).stream().map(Field::name).toList());
        assertThat(type.fields(Map.of())).allSatisfy(field -> {
            assertThat(field.help()).endsWith(".");
            assertThat(field.check(field.defaultValue())).isEqualTo(field.defaultValue());
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void an_operation_survives_saving_and_loading_with_any_setting_altered(Class<?> operation) throws Exception {
        OperationType type = type(operation);
        assertRoundTrip(type.create());
        for (Operation altered : altered(type, Map.of())) {
            assertRoundTrip(altered);
        }
    }

    @Test
    void a_stage_of_any_block_survives_saving_and_loading_with_any_setting_altered() {
        for (String block : Stage.TYPE.fields(Map.of()).getFirst().choices()) {
            assertRoundTrip(Stage.TYPE.create(Map.of("block", block)));
            altered(Stage.TYPE, Map.of("block", block)).forEach(OperationContractTest::assertRoundTrip);
        }
    }

    private static List<Operation> altered(OperationType type, Map<String, Object> given) {
        List<Operation> altered = new ArrayList<>();
        for (Field field : type.fields(given)) {
            if (!given.containsKey(field.name())) {
                Map<String, Object> settings = new java.util.LinkedHashMap<>(given);
                settings.put(field.name(), otherThanDefault(field));
                Operation made = type.create(settings);
                assertThat(made).isNotEqualTo(type.create(given));
                altered.add(made);
            }
        }
        return altered;
    }

    private static Object otherThanDefault(Field field) {
        return switch (field.kind()) {
            case INTEGER -> (int) field.min() + ((Integer) field.defaultValue() == (int) field.min() ? 1 : 0);
            case DECIMAL -> (Double) field.defaultValue() == field.max() ? field.min() : field.max();
            case SWITCH -> !((Boolean) field.defaultValue());
            case CHOICE -> field.choices().getLast();
            case SIZE -> new Size(3, 7);
            case NUMBERS -> List.of(field.min(), field.max());
            case PADDING -> Padding.SAME;
        };
    }

    private static void assertRoundTrip(Operation operation) {
        Architecture drawing = new Architecture(
                "one",
                TensorShape.map(8, 10, 12),
                10,
                List.of(new Node("n", operation, new Position(3, -4))),
                List.of());

        assertThat(ArchitectureJson.read(ArchitectureJson.write(drawing))).isEqualTo(drawing);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void an_operation_has_a_line_in_the_table_of_expected_numbers(Class<?> operation) throws Exception {
        String id = type(operation).id();

        assertThat(ExpectedNumbers.rows())
                .as("add a line for '%s' to ExpectedNumbers, with numbers from PyTorch", id)
                .anyMatch(row -> row.type().equals(id));
    }

    static Stream<ExpectedNumbers.Row> rows() {
        return ExpectedNumbers.rows().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void output_parameters_buffers_and_macs_are_as_expected(ExpectedNumbers.Row row) {
        NodeReport report = Analysis.of(drawing(row)).nodes().get("n");

        assertThat(report.output()).hasToString(row.output());
        assertThat(report.cost().parameters()).isEqualTo(row.parameters());
        assertThat(report.cost().buffers()).isEqualTo(row.buffers());
        assertThat(report.cost().macs()).isEqualTo(row.macs());
    }

    private static Architecture drawing(ExpectedNumbers.Row row) {
        boolean vector = !row.input().contains("×");
        String json = """
                {"format": "netwright/1", "name": "row", "input": [8, 10, 12], "nodes": [
                  {"id": "in", "type": "input"}, {"id": "flat", "type": "flatten"},
                  {"id": "n", "type": "%s", "settings": %s}], "edges": []}""".formatted(row.type(), row.settings());
        Architecture drawing = ArchitectureJson.read(json).connect("in", "flat");
        OperationType type = OperationTypes.get(row.type());
        if (type.inputs() == 0) {
            return drawing;
        }
        Architecture joined = drawing.connect(vector ? "flat" : "in", "n");
        return type.inputs() == OperationType.ANY_NUMBER ? joined.connect("in", "n") : joined;
    }

    @Test
    void a_setting_out_of_range_names_the_setting_the_range_and_what_came() {
        assertThatThrownBy(() -> Conv2d.TYPE.create(Map.of("out", 0)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("out must be a whole number from 1 to 65,536, not 0.");
        assertThatThrownBy(() -> Dropout.TYPE.create(Map.of("p", 1.0)))
                .hasMessage("p must be a number from 0 to 0.99, not 1.");
        assertThatThrownBy(() -> Dropout.TYPE.create(Map.of("rate", 0.5)))
                .hasMessage("Dropout has no setting 'rate'. It has p.");
        assertThatThrownBy(() -> Conv2d.TYPE.create(Map.of("padding", Padding.SAME, "stride", Size.of(2))))
                .hasMessage("padding 'same' needs stride 1, the stride is 2×2.");
    }

    @Test
    void another_kind_of_operation_takes_over_the_settings_they_share() {
        Conv2d conv = new Conv2d(48, Size.of(5), Size.of(2), Padding.of(2), Size.ONE, 1, false);

        assertThat(MaxPool2d.TYPE.createLike(conv)).isEqualTo(new MaxPool2d(Size.of(5), Size.of(2), Size.of(0), false));
        assertThat(BasicBlock.TYPE.createLike(conv).settings()).containsEntry("out", 48);
    }
}
