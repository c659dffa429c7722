package netwright.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates over 100 steps from a peak of 0.1, as PyTorch 1.13's schedulers of the same names print them. */
class ScheduleTest {

    private static final Schedule COSINE = new Schedule.Cosine(0.001, 0);
    private static final Schedule STEP = new Schedule.Step(30, 0.1, 0);
    private static final Schedule MULTI_STEP = new Schedule.MultiStep(List.of(30.0, 80.0), 0.2, 0);
    private static final Schedule ONE_CYCLE = new Schedule.OneCycle(0.3, 25, 1e4, 0);
    private static final Schedule POLYNOMIAL = new Schedule.Polynomial(2, 0);

    @ParameterizedTest
    @CsvSource({
        "cosine, 0, 0.1",
        "cosine, 1, 0.09997557473810371",
        "cosine, 25, 0.08550178566873408",
        "cosine, 50, 0.0505",
        "cosine, 99, 0.0010244252618962857",
        "step, 29, 0.1",
        "step, 30, 0.01",
        "step, 59, 0.01",
        "step, 60, 0.001",
        "step, 99, 0.0001",
        "multi_step, 29, 0.1",
        "multi_step, 30, 0.02",
        "multi_step, 79, 0.02",
        "multi_step, 80, 0.004",
        "multi_step, 99, 0.004",
        "one_cycle, 0, 0.004",
        "one_cycle, 1, 0.004281378056590748",
        "one_cycle, 15, 0.05459866761210004",
        "one_cycle, 29, 0.1",
        "one_cycle, 30, 0.09994965352845243",
        "one_cycle, 60, 0.05892800902855288",
        "one_cycle, 98, 5.07464715475788e-05",
        "polynomial, 0, 0.1",
        "polynomial, 1, 0.09801",
        "polynomial, 50, 0.025",
        "polynomial, 99, 0.00001",
    })
    void a_rate_is_that_of_pytorch(String id, int step, double expected) {
        Schedule schedule = List.of(COSINE, STEP, MULTI_STEP, ONE_CYCLE, POLYNOMIAL).stream()
                .filter(one -> one.kind().id().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(schedule.rate(0.1, step, 1, 100)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void every_kind_warms_up_along_a_line_and_then_stands_at_its_own_beginning() {
        for (Kind<? extends Schedule> kind : Schedule.kinds()) {
            Schedule schedule = kind.create(java.util.Map.of("warmUp", 2.5));
            for (int step = 0; step < 25; step++) {
                assertThat(schedule.rate(0.4, step, 10, 1000)).isCloseTo(0.4 * (step + 1) / 25, within(1e-12));
            }
            double first = kind == Schedule.OneCycle.KIND ? 0.4 / 25 : 0.4;
            assertThat(schedule.rate(0.4, 25, 10, 1000)).as(kind.id()).isCloseTo(first, within(1e-12));
        }
    }

    @Test
    void drops_are_counted_from_the_start_of_the_run_in_epochs() {
        Schedule schedule = new Schedule.MultiStep(List.of(1.0, 2.5), 0.1, 0.5);
        assertThat(schedule.rate(1, 9, 10, 40)).isEqualTo(1);
        assertThat(schedule.rate(1, 10, 10, 40)).isEqualTo(0.1);
        assertThat(schedule.rate(1, 24, 10, 40)).isEqualTo(0.1);
        assertThat(schedule.rate(1, 25, 10, 40)).isCloseTo(0.01, within(1e-15));
    }

    @Test
    void a_stretched_schedule_has_the_same_shape() {
        for (Kind<? extends Schedule> kind : Schedule.kinds()) {
            Schedule schedule = kind.create(java.util.Map.of("warmUp", 5.0));
            Schedule shorter = schedule.stretched(0.1);
            for (int share = 0; share < 100; share += 7) {
                assertThat(shorter.rate(0.1, share * 10, 100, 1000))
                        .as(kind.id() + " at " + share)
                        .isCloseTo(schedule.rate(0.1, share * 10, 10, 1000), within(1e-12));
            }
        }
    }
}
