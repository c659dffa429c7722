package netwright.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import netwright.store.DataDirectory;
import netwright.store.Person;
import netwright.store.Run;
import netwright.store.RunState;
import netwright.store.SweepTrial;
import netwright.store.Sweeps;
import netwright.store.TrialState;
import netwright.training.EpochMetrics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sweep whose web app and worker are killed again and again. Real processes, played training. */
@Tag("waiting")
@Timeout(300)
class KilledSweepTest {

    @TempDir
    Path folder;

    @Test
    void aSweepWhoseServeIsKilledGoesOnWithTheNextAndEndsAsIfNothingHadBeen() throws Exception {
        UUID sweep = killedAfter(3);
        assertThat(killedAfter(22)).as("the sweep gone on with").isEqualTo(sweep);

        try (Serve serve = Serve.start(folder, 1)) {
            Sweeps sweeps = serve.context().getBean(Sweeps.class);
            serve.awaitSweep(sweep, now -> now.state().isOver());

            List<SweepTrial> trials = sweeps.trials(sweep);
            assertThat(serve.runs().list(Person.LOCAL, 100, 0))
                    .as("one run for each trial")
                    .hasSize(SweepServeProcess.RATES.length * SweepServeProcess.SEEDS);
            assertThat(trials)
                    .extracting(trial -> trial.run().epochs())
                    .containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9, 9, 3, 3, 3, 3);
            for (SweepTrial trial : trials) {
                boolean best = trial.key().configuration() == 7;
                assertThat(trial.state()).isEqualTo(best ? TrialState.FINISHED : TrialState.STOPPED);
                assertTrainedOnce(serve, trial.run().id(), best);
            }
        }
    }

    /** Starts a serve on the folder, kills it when the sweep's runs have so many epochs, and returns the sweep. */
    private UUID killedAfter(int epochs) throws Exception {
        Path output = folder.resolve("serve-%d.log".formatted(epochs));
        Process serve =
                ServeProcess.start(SweepServeProcess.class, output, folder.toString(), Integer.toString(epochs));
        try {
            return UUID.fromString(
                    ServeProcess.awaited(SweepServeProcess.LINE, output).group(2));
        } finally {
            serve.destroyForcibly().waitFor();
        }
    }

    /** Every step and epoch is there once, and the training of the best was ended once. */
    private void assertTrainedOnce(Serve serve, UUID id, boolean best) throws Exception {
        Run run = serve.find(id);
        assertThat(run.state()).isEqualTo(best ? RunState.COMPLETED : RunState.STOPPED);
        List<Integer> epochs =
                serve.runs().epochs(id).stream().map(EpochMetrics::epoch).toList();
        assertThat(epochs).doesNotHaveDuplicates();
        assertThat(serve.runs().steps(id, 0)).hasSize(epochs.size() * FakeTraining.STEPS_AN_EPOCH);
        Path ends = new DataDirectory(folder).run(id).resolve("ends");
        if (best) {
            assertThat(Files.readAllLines(ends)).containsExactly("end");
        } else {
            assertThat(ends).doesNotExist();
        }
    }
}
