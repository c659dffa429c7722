package netwright.lab.examples;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.lab.examples.WorkedExample.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkedExamplesTest {

    private static final Pattern CALCULATION = Pattern.compile("[\\d,.·×+−/() ]+ = [\\d,.]+");

    private static List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        WorkedExamples.document()
                .get("chapters")
                .forEach(chapter ->
                        chapter.get("examples").forEach(example -> statements.add(WorkedExamples.statement(example))));
        return statements;
    }

    private static WorkedExample example(String id) {
        return WorkedExamples.all().stream()
                .filter(example -> example.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void each_number_that_differs_is_explained_and_none_that_agrees() {
        Map<String, Statement> stated =
                statements().stream().collect(Collectors.toMap(Statement::id, Function.identity()));

        assertThat(WorkedExamples.all())
                .hasSize(stated.size())
                .allSatisfy(example -> assertThat(stated.get(example.id()).why() == null)
                        .as(example.id() + ": " + example.lecture() + " against " + example.exact())
                        .isEqualTo(example.agrees()));
    }

    /** Counted in the lecture's own tables and lists. */
    @Test
    void the_lectures_tables_are_there_with_all_their_numbers() {
        Map<String, Long> topics = WorkedExamples.all().stream().collect(groupingBy(WorkedExample::topic, counting()));

        assertThat(topics)
                .containsEntry("ImageNet challenge", 6L * 2)
                .containsEntry("ResNet-34, map by map", 2L + 2 * 2 + 4 * 3 + 2 + 1 + 2)
                .containsEntry("The family", 5L * 3)
                .containsEntry("Four networks of 50 and 121 layers", 4L * 2)
                .containsEntry("Timeline", 10L * 2);
        assertThat(WorkedExamples.all().stream()
                        .collect(groupingBy(example -> example.chapter().number(), counting())))
                .containsOnlyKeys(1, 3, 5, 6, 7, 8, 10);
    }

    /** PyTorch and Caffe count these networks so; the small ones are the lecture's own multiplications done by hand. */
    @ParameterizedTest
    @CsvSource({
        "alexnet-joined-parameters, '62,378,344 parameters'",
        "alexnet-2012-parameters, '60,965,224 parameters'",
        "googlenet-paper-parameters, '6,998,552 parameters'",
        "googlenet-parameters, '6,624,904 parameters'",
        "vgg16-fc-total, '123,642,856 parameters'",
        "vgg16-macs, '15,470,264,320 MACs'",
        "vgg16-bytes, '527.79 MiB'",
        "resnet34-without-fc, '21,284,672 parameters'",
        "resnext-total, '70,144 weights'",
        "inception-total, '86,704,128 MACs'",
        "separable-macs, '13,296,640 MACs'",
        "separable-formula, '0.30566 · C/9'",
        "se-share, '0.12822 %'",
        "field-5, '11 pixels across'",
        "stack-weights, '27 · C²'",
        "paths, '2¹² paths'",
        "dropout-masks, '2⁴⁰⁹⁶ masks'"
    })
    void numbers_are_those_known_elsewhere(String id, String exact) {
        assertThat(example(id).exact()).isEqualTo(exact);
    }

    @Test
    void written_out_calculations_give_their_results() {
        List<WorkedExample> calculations = WorkedExamples.all().stream()
                .filter(example -> CALCULATION.matcher(example.derivation()).matches())
                .toList();

        assertThat(calculations).hasSizeGreaterThan(60).allSatisfy(example -> {
            String[] sides = example.derivation().split(" = ");
            double result = Double.parseDouble(sides[1].replace(",", ""));
            assertThat(Calculation.of(sides[0]))
                    .as(example.derivation())
                    .isCloseTo(result, org.assertj.core.data.Offset.offset(result * 5e-5));
        });
    }

    @Test
    void every_network_is_sound_and_can_be_kept_as_a_file() {
        assertThat(WorkedExamples.all().stream().map(WorkedExample::network).distinct())
                .allSatisfy(network -> {
                    assertThat(Analysis.of(network).sound()).as(network.name()).isTrue();
                    Architecture read = ArchitectureJson.read(ArchitectureJson.write(network));
                    assertThat(read).isEqualTo(network);
                });
    }

    @Test
    void a_part_that_is_not_there_is_named() {
        Studied stack = new Studied(LittleNetworks.draw("stack2"), Analysis.of(LittleNetworks.draw("stack2")), null);

        assertThatThrownBy(() -> Quantity.of("weights conv3").of(name -> stack))
                .hasMessage("2 stacked 3×3 has no part 'conv3'");
        assertThatThrownBy(() -> Quantity.of("top1").of(name -> stack)).hasMessageContaining("no published result");
    }

    @Test
    void a_quantity_is_worked_off_from_left_to_right_and_across_networks() {
        Function<String, Studied> networks = name -> {
            Architecture network = LittleNetworks.draw(name.isEmpty() ? "stack3" : name);
            return new Studied(network, Analysis.of(network), null);
        };

        Derived ratio = Quantity.of("weights conv1 conv2 conv3 * 2 / weights conv7x7 @single7x7")
                .of(networks);

        assertThat(ratio.value()).isEqualTo(2.0 * 27 / 49);
        assertThat(ratio.derivation()).isEqualTo("110,592 · 2 / 200,704 = 1.102");
    }
}
