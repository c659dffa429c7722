package netwright.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChallengeTest {

    private final Challenge challenge = Challenge.ilsvrc();

    /** The lecture's table of winners, to its one decimal. */
    @ParameterizedTest
    @CsvSource({
        "2011, XRCE, 26",
        "2012, AlexNet, 16.4",
        "2013, Clarifai (ZFNet), 11.7",
        "2014, VGG, 7.3",
        "2014, GoogLeNet, 6.7",
        "2015, ResNet, 3.6",
        "2017, SENet, 2.3"
    })
    void the_entries_are_those_of_the_lecture(int year, String label, double error) {
        Challenge.Entry entry = challenge.entries().stream()
                .filter(one -> one.year() == year && one.label().equals(label))
                .findFirst()
                .orElseThrow();

        assertThat(entry.top5Error()).isCloseTo(error, Offset.offset(error == 26 ? 0.5 : 0.051));
    }

    @Test
    void every_year_has_one_winner_and_no_runner_up_is_better() {
        for (int year = 2011; year <= 2017; year++) {
            int of = year;
            var entries = challenge.entries().stream()
                    .filter(entry -> entry.year() == of)
                    .toList();
            assertThat(entries).extracting(Challenge.Entry::place).startsWith(1).doesNotHaveDuplicates();
            assertThat(entries)
                    .allMatch(entry -> entry.top5Error() >= entries.getFirst().top5Error());
        }
    }

    @Test
    void an_entry_leads_to_the_nearest_architecture_that_the_catalogue_has() {
        assertThat(challenge.entries().stream()
                        .filter(entry -> entry.label().equals("ResNet"))
                        .flatMap(entry -> entry.preset().stream()))
                .containsExactly("resnet152");
        assertThat(challenge.entries().stream().filter(entry -> !entry.network()))
                .allMatch(entry -> entry.preset().isEmpty());
    }

    /** Averages of networks are better than one network of the same kind on one crop. */
    @Test
    void what_won_is_better_than_its_architecture_alone() {
        assertThat(challenge.entries())
                .allSatisfy(entry -> entry.preset()
                        .flatMap(Presets::find)
                        .ifPresent(preset ->
                                assertThat(100 - preset.published().top5()).isGreaterThan(entry.top5Error())));
    }

    @Test
    void people_make_about_five_mistakes_in_a_hundred() {
        assertThat(challenge.human().top5Error()).isEqualTo(5.1);
    }
}
