package netwright.web.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import netwright.architecture.Architecture;
import netwright.architecture.TensorShape;
import netwright.catalog.Presets;
import netwright.recipe.Recipe;
import netwright.sweep.Axis;
import netwright.sweep.Search;
import netwright.sweep.Subject;
import netwright.sweep.SuccessiveHalving;
import netwright.sweep.Sweep;
import netwright.sweep.Trial;
import netwright.sweep.Values;
import netwright.training.DataSetInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimePanelTest {

    private static final Architecture NET =
            Presets.find("plain_cnn").orElseThrow().architecture();
    private static final DataSetInfo INFO =
            new DataSetInfo("mnist", "MNIST", TensorShape.map(1, 28, 28), List.of("a", "b"), 1000, 100, true, "", "");

    private static double seconds(List<Axis> axes, int seeds, @Nullable SuccessiveHalving halving) {
        Recipe recipe = Recipe.proposedFor("mnist").withEpochs(4);
        Sweep sweep = new Sweep("x", List.of(Subject.of(NET)), recipe, axes, new Search.Grid(), seeds, halving);
        Trial first = sweep.trials().getFirst();
        return TimePanel.seconds(
                sweep, sweep.plan(), INFO, new TimePanel.Measured(first.architecture(), first.recipe(), 2));
    }

    @Test
    void every_run_takes_its_epochs() {
        Axis rates = new Axis.OfRecipe("optimizer.learningRate", Values.Listed.of(0.1, 0.01, 0.001));

        assertThat(seconds(List.of(), 1, null)).isEqualTo(4 * 2);
        assertThat(seconds(List.of(rates), 2, null)).isEqualTo(3 * 2 * 4 * 2);
    }

    @Test
    void halving_trains_fewer_epochs() {
        Axis rates = new Axis.OfRecipe("optimizer.learningRate", Values.Listed.of(0.1, 0.01, 0.001, 0.3));

        // Four train one epoch, two of them another, and one the last two.
        assertThat(seconds(List.of(rates), 1, new SuccessiveHalving(2, 1))).isCloseTo((4 + 2 + 2) * 2, within(1e-9));
    }

    @Test
    void fewer_images_and_fewer_macs_take_less() {
        Axis images = new Axis.OfRecipe("images", Values.Listed.of(1000, 500));
        Axis width = new Axis.OfScale(Axis.Scale.WIDTH, Values.Listed.of(1, 0.5));

        assertThat(seconds(List.of(images), 1, null)).isEqualTo(4 * 2 * 1.5);
        assertThat(seconds(List.of(width), 1, null)).isBetween(4 * 2 * 1.1, 4 * 2 * 1.6);
    }

    @Test
    void a_measurement_of_other_batches_says_nothing() {
        Recipe recipe = Recipe.proposedFor("mnist");
        var measured = new TimePanel.Measured(NET, recipe, 2);

        assertThat(measured.holdsFor(new Trial(1, "x", Map.of(), 1, NET, recipe.withEpochs(9))))
                .isTrue();
        assertThat(measured.holdsFor(new Trial(1, "x", Map.of(), 1, NET, recipe.withBatch(7))))
                .isFalse();
    }
}
