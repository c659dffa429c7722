package netwright.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import netwright.recipe.Recipe;
import netwright.training.Examined;
import netwright.training.Examined.Look;
import netwright.training.Examined.Part;
import netwright.training.Examined.Score;
import netwright.training.Paired;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ExaminationsTest extends StoreTest {

    @Autowired
    Examinations examinations;

    @Autowired
    Runs runs;

    private Run run() {
        return runs.queue(new NewRun(Person.LOCAL, null, "net", "{}", Recipe.proposedFor("mnist")));
    }

    private static Examined examined(Part part, int gained) {
        Look single =
                new Look("Centre crop", "28×28 out of 32×32", 1, 0, new Score(0.25, 0.9, 1), new Paired(1000, 0, 0));
        Look ten = new Look(
                "Ten crops", "28×28 out of 32×32", 10, 0, new Score(0.2, 0.91, 1), new Paired(1000, gained, 5));
        return new Examined(part, 1000, 10_000, "MXNet 1.9.1", "cpu", Examined.Weights.AVERAGE, List.of(single, ten));
    }

    @Test
    void the_latest_of_each_part_is_kept() {
        UUID run = run().id();
        examinations.keep(run, examined(Part.CROPS, 15));
        examinations.keep(run, examined(Part.CROPS, 16));
        examinations.keep(run, examined(Part.BATCH_STATISTICS, 7));

        assertThat(examinations.find(run, Part.CROPS).orElseThrow().examined()).isEqualTo(examined(Part.CROPS, 16));
        assertThat(examinations.find(run, Part.BATCH_STATISTICS).orElseThrow().examined())
                .isEqualTo(examined(Part.BATCH_STATISTICS, 7));
        assertThat(examinations.find(run().id(), Part.CROPS)).isEmpty();
    }

    @Test
    void they_go_with_the_run() {
        Run run = run();
        examinations.keep(run.id(), examined(Part.CROPS, 15));
        runs.delete(run.id());

        assertThat(examinations.find(run.id(), Part.CROPS)).isEmpty();
        examinations.keep(run.id(), examined(Part.CROPS, 15));
        assertThat(examinations.find(run.id(), Part.CROPS))
                .as("nobody to belong to")
                .isEmpty();
    }
}
