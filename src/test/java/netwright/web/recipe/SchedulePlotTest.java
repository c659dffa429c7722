package netwright.web.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import netwright.recipe.Recipe;
import netwright.recipe.RecipePresets;
import org.junit.jupiter.api.Test;

class SchedulePlotTest {

    @Test
    void the_plot_of_the_schedule_has_the_rates_of_the_trainer() {
        Recipe recipe = RecipePresets.find("resnet-cifar-2015").orElseThrow().scaled("cifar10", 10, 100);

        var points = SchedulePlot.chart(recipe, 5_000).path("series").get(0).path("points");

        assertThat(points.get(0).get(0).asInt()).isEqualTo(1);
        assertThat(points.get(points.size() - 1).get(0).asInt()).isEqualTo(500);
        double peak = recipe.learningRate();
        points.forEach(point -> {
            double epoch = (point.get(0).asInt() - 1) / 50.0;
            // Drops after half and three quarters of the run (He et al., 2015, §4.2).
            double expected = epoch < 5 ? peak : epoch < 7.5 ? peak / 10 : peak / 100;
            assertThat(point.get(1).asDouble()).isCloseTo(expected, offset(1e-9));
        });
    }
}
