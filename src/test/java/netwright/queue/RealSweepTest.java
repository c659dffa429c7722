package netwright.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import netwright.architecture.ArchitectureJson;
import netwright.recipe.EngineName;
import netwright.recipe.Recipe;
import netwright.store.NewRun;
import netwright.store.Person;
import netwright.store.Run;
import netwright.store.SweepTrial;
import netwright.store.Sweeps;
import netwright.store.TrialState;
import netwright.sweep.SuccessiveHalving;
import netwright.sweep.Sweep;
import netwright.sweep.Trial;
import netwright.training.EpochMetrics;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Successive halving with real engines: what it breaks off and goes on with is what a whole run would have been. */
@Tag("training")
@Timeout(600)
class RealSweepTest {

    private static final int EPOCHS = 3;

    /** The second learns; the others stand still. */
    private static final double[] RATES = {1e-7, 2e-3, 1e-8};

    private static final int BEST = 2;

    /** Speeds and seconds differ from run to run. */
    private static final RecursiveComparisonConfiguration SAME = RecursiveComparisonConfiguration.builder()
            .withIgnoredFields("imagesPerSecond", "seconds")
            .build();

    /** Shared, so that the engines are unpacked once. */
    @TempDir
    static Path folder;

    @TempDir
    static Path images;

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void theBestOfASweepEndsBitForBitAsOneThatWasNeverPausedAndTheOthersBeganAsTheyWouldHave(EngineName engine)
            throws Exception {
        Pictures.draw(images, 150);
        Recipe recipe = Recipe.proposedFor(images.toString())
                .withEpochs(EPOCHS)
                .withBatch(24)
                .on(engine, "cpu");
        Sweep sweep = SweepSamples.of("net", recipe, 1, new SuccessiveHalving(3, 1), RATES);
        try (Serve serve = Serve.startReal(folder, 1)) {
            Sweeps sweeps = serve.context().getBean(Sweeps.class);
            UUID id = SweepSamples.create(sweeps, sweep).id();
            serve.awaitSweep(id, now -> now.state().isOver());

            List<SweepTrial> trials = sweeps.trials(id);
            assertThat(trials).hasSize(RATES.length);
            SweepTrial best = trials.get(BEST - 1);
            assertThat(best.state()).isEqualTo(TrialState.FINISHED);
            assertThat(best.run().bestTop1())
                    .as("top-1, where chance is a third")
                    .isGreaterThan(0.6);
            assertThat(trials)
                    .filteredOn(trial -> trial != best)
                    .allSatisfy(trial -> assertThat(trial.state()).isEqualTo(TrialState.STOPPED))
                    .extracting(trial -> trial.run().epochs())
                    .containsOnly(1);

            for (Trial trial : sweep.trials()) {
                UUID swept = trials.get(trial.configuration() - 1).run().id();
                Run whole = serve.runs()
                        .queue(new NewRun(
                                Person.LOCAL,
                                null,
                                "whole",
                                ArchitectureJson.write(trial.architecture()),
                                trial.recipe()));
                serve.await(whole.id(), run -> run.state().isOver());
                List<EpochMetrics> shown = serve.runs().epochs(swept);
                assertThat(shown)
                        .usingRecursiveFieldByFieldElementComparator(SAME)
                        .isEqualTo(serve.runs().epochs(whole.id()).subList(0, shown.size()));
                if (trial.configuration() == BEST) {
                    assertThat(RealRuns.tensors(folder, serve.find(swept)))
                            .as("weights and optimizer state, bit for bit")
                            .isEqualTo(RealRuns.tensors(folder, whole));
                }
            }
        }
    }
}
