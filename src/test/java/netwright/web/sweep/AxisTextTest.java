package netwright.web.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import netwright.catalog.Presets;
import netwright.recipe.Optimizer;
import netwright.recipe.Recipe;
import netwright.sweep.Axis;
import netwright.sweep.Values;
import netwright.sweep.Varied;
import netwright.sweep.Varied.Offer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTextTest {

    private static final Recipe RECIPE = Recipe.of("cifar10", 12, 128, Optimizer.Sgd.KIND.create());
    private static final List<Offer> OFFERS =
            Varied.offers(List.of(Presets.find("resnet20_cifar").orElseThrow().architecture()), RECIPE);

    private static Offer offer(String name) {
        return OFFERS.stream()
                .filter(offer -> offer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "optimizer.learningRate | 0.1, 0.03 0.01 | 0.1, 0.03, 0.01",
                "batch | 32; 64 | 32, 64",
                "optimizer.learningRate | 1,2 | 1, 2",
                "optimizer.learningRate | 0.1,0.2 0.3 | 0.1, 0.2, 0.3",
                "mixing.mixup | ON, off | on, off",
                "mixing.mixup.alpha | Off 0.2 1 | off, 0.2, 1",
                "optimizer.kind | sgd, adamw | sgd, adamw",
                "conv1.kernel | 3, 5x3 | 3, 5×3",
                "depth | 0.5, 1, 2 | 0.5, 1, 2",
            })
    void values_are_read_and_written_as_people_type_them(String axis, String typed, String written) {
        List<Object> values = AxisText.read(offer(axis), typed);

        assertThat(AxisText.write(values)).isEqualTo(written);
        assertThat(AxisText.read(offer(axis), written)).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "batch | 1.5 | Batch size must be a whole number",
                "batch | many | Batch size must be a whole number",
                "optimizer.learningRate | -1 | Peak learning rate must be",
                "mixing.mixup | yes | neither on nor off",
                "optimizer.learningRate | off | Peak learning rate must be",
                "mixing.mixup.alpha | on | α must be",
                "optimizer.kind | newton | must be one of",
                "batch | , | at least one value",
                "optimizer.learningRate | 1,5 2 | read in two ways",
                "optimizer.learningRate | 0.1; 1,5 | read in two ways",
            })
    void what_is_no_value_is_refused_with_what_would_be(String axis, String typed, String reason) {
        assertThatThrownBy(() -> AxisText.read(offer(axis), typed)).hasMessageContaining(reason);
    }

    @Test
    void a_part_that_the_recipe_lacks_is_compared_with_none() {
        assertThat(AxisDraft.of(offer("mixing.mixup.alpha")).listed()).isEqualTo("off, 0.2");
        assertThat(AxisText.example(offer("mixing.mixup.alpha"))).contains("off, for none");
        assertThat(AxisText.example(offer("optimizer.learningRate"))).doesNotContain("off");
    }

    @Test
    void every_offer_begins_with_values_that_it_allows() {
        assertThat(OFFERS).hasSizeGreaterThan(60).allSatisfy(offer -> {
            Values values = AxisDraft.of(offer).values(offer, false);
            assertThat(AxisDraft.of(offer.axis().apply(values)).values(offer, false))
                    .as(offer.name())
                    .isEqualTo(values);
        });
    }

    @Test
    void a_range_is_drawn_from_or_cut_into_its_count() {
        Offer rate = offer("optimizer.learningRate");
        AxisDraft draft = new AxisDraft(rate.name(), "", true, "0.001", "1", Values.Spacing.LOGARITHMIC, 4);

        assertThat(draft.values(rate, true)).isEqualTo(new Values.Range(0.001, 1, Values.Spacing.LOGARITHMIC));
        assertThat(draft.values(rate, false)).isEqualTo(Values.Listed.of(0.001, 0.01, 0.1, 1));
        Offer batch = offer("batch");
        AxisDraft whole = new AxisDraft(batch.name(), "", true, "1", "3", Values.Spacing.LINEAR, 9);
        assertThat(whole.values(batch, false)).as("each whole number once").isEqualTo(Values.Listed.of(1, 2, 3));
        AxisDraft empty = new AxisDraft(batch.name(), "", true, "", "3", Values.Spacing.LINEAR, 9);
        assertThatThrownBy(() -> empty.values(batch, true)).hasMessageContaining("both ends");
    }

    @Test
    void nodes_of_a_type_are_offered_together() {
        Offer repeats = OFFERS.stream()
                .filter(offer -> offer.label().equals("All 3 of type Stage: Repeat"))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(OFFERS.stream().map(Offer::label).toList()));

        Axis axis = repeats.axis().apply(Values.Listed.of(1, 2));
        assertThat(axis)
                .isInstanceOfSatisfying(
                        Axis.OfNodes.class, of -> assertThat(of.nodes()).containsExactly("layer1", "layer2", "layer3"));
    }
}
