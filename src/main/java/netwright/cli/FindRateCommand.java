package netwright.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.recipe.Recipe;
import netwright.recipe.RecipeJson;
import netwright.recipe.Transfer;
import netwright.training.DataSetInfo;
import netwright.training.EpochMetrics;
import netwright.training.Progress;
import netwright.training.RateFinder;
import netwright.training.StepMetrics;
import netwright.training.TrainingFailed;
import netwright.training.TrainingJob;
import netwright.training.WarmUp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(
        name = "find-rate",
        hidden = true,
        description = "Trains some steps with a growing learning rate; the document comes on standard input.",
        mixinStandardHelpOptions = true)
final class FindRateCommand implements Callable<Integer> {

    private static final int FEWEST = 25;

    /** Reading images and a busier machine take their share. */
    private static final double HEADROOM = 0.7;

    @Option(names = "--recipe", required = true)
    private String recipe = "";

    @Option(names = "--from", required = true)
    private double from;

    @Option(names = "--to", required = true)
    private double to;

    @Option(names = "--steps", defaultValue = "100", description = "At most; as many as fit into the seconds.")
    private int steps;

    @Option(names = "--seconds", defaultValue = "60", description = "It ends early after so long.")
    private int seconds;

    @Mixin
    private DataFolder data = new DataFolder();

    @Override
    public Integer call() throws IOException {
        Architecture architecture = ArchitectureJson.read(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        Recipe read = RecipeJson.read(recipe);
        Object answer;
        try {
            if (read.transfer() instanceof Transfer transfer) {
                transfer.run().ifPresent(run -> data.filesOf(run, new Limit(seconds)));
            }
            // Nothing is written there; the runs whose weights it may begin with lie beside it.
            Path folder = data.directory().run(UUID.randomUUID());
            answer = sweep(new TrainingJob(architecture, read, data.dataSets(), folder));
        } catch (TrainingFailed e) {
            answer = JsonNodeFactory.instance.objectNode().put("problem", e.getMessage());
        }
        System.out.println(JsonMapper.shared().writeValueAsString(answer));
        return Netwright.SOUND;
    }

    /** Goes through all rates in as many steps as there is time for. */
    private RateFinder.Sweep sweep(TrainingJob job) {
        DataSetInfo noise =
                new DataSetInfo("noise", "noise", job.architecture().input(), List.of("one"), 1, 1, true, "", "");
        double each = WarmUp.measure(job.architecture(), job.recipe(), noise).secondsPerStep();
        int most = (int) Math.clamp(HEADROOM * seconds / each, FEWEST, Math.max(FEWEST, steps));
        return RateFinder.sweep(job, from, to, most, new Limit(seconds));
    }

    /** Counts from the first step, so that reading the images takes nothing from it. */
    private static final class Limit implements Progress {

        private final double seconds;
        private long first;

        Limit(double seconds) {
            this.seconds = seconds;
        }

        @Override
        public void phase(String text) {
            // Nobody watches.
        }

        @Override
        public void step(StepMetrics metrics) {
            first = first == 0 ? System.nanoTime() : first;
        }

        @Override
        public void epoch(EpochMetrics metrics) {
            // There are none in a sweep.
        }

        @Override
        public boolean cancelled() {
            return first != 0 && (System.nanoTime() - first) / 1e9 > seconds;
        }
    }
}
