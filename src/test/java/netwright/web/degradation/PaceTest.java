package netwright.web.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import netwright.architecture.Architecture;
import netwright.recipe.Recipe;
import netwright.sweep.Degradation;
import netwright.sweep.Entrant;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Architecture NETWORK = Told.SETUP.subjects().getFirst().architecture();
    private static final Entrant ENTRANT = Entrant.of(Told.SETUP.subjects().getFirst());

    @Test
    void what_was_measured_counts_for_any_number_of_images_and_epochs() {
        Recipe recipe = Told.SETUP.recipe();
        Pace pace = Pace.of(Map.of(new Pace.Key(NETWORK, recipe), List.of(0.001, 0.003)));

        Pace.Expected expected =
                pace.of(NETWORK, ENTRANT, recipe.withImages(500, 100).withEpochs(3));
        assertThat(expected.measured()).isTrue();
        assertThat(expected.seconds()).isCloseTo(3, within(1e-9));
        assertThat(pace.of(NETWORK, ENTRANT, recipe.withBatch(64)).measured())
                .as("another batch is another pace")
                .isFalse();
    }

    @Test
    void where_nothing_was_measured_the_four_networks_take_what_they_once_took() {
        Recipe proposed = Degradation.recipe();
        double plain20 = Pace.of(Map.of()).of(NETWORK, ENTRANT, proposed).seconds();
        assertThat(plain20).isBetween(50.0, 100.0);
    }

    @Test
    void a_forecast_has_no_more_digits_than_it_is_worth() {
        assertThat(List.of(Pace.words(0.2), Pace.words(7.4), Pace.words(68), Pace.words(212), Pace.words(7_900)))
                .containsExactly("1 s", "7 s", "70 s", "4 min", "2 h 10 min");
    }
}
