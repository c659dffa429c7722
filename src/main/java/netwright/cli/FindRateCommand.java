package netwright.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.recipe.Recipe;
import netwright.recipe.RecipeJson;
import netwright.training.EpochMetrics;
import netwright.training.Progress;
import netwright.training.RateFinder;
import netwright.training.StepMetrics;
import netwright.training.TrainingFailed;
import netwright.training.TrainingJob;
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

    @Option(names = "--recipe", required = true)
    private String recipe = "";

    @Option(names = "--from", required = true)
    private double from;

    @Option(names = "--to", required = true)
    private double to;

    @Option(names = "--steps", defaultValue = "100")
    private int steps;

    @Option(names = "--seconds", defaultValue = "60", description = "It ends early after so long.")
    private int seconds;

    @Mixin
    private DataFolder data = new DataFolder();

    @Override
    public Integer call() throws IOException {
        Architecture architecture = ArchitectureJson.read(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        Recipe read = RecipeJson.read(recipe);
        Path checkpoints = Files.createTempDirectory("netwright-find-rate-");
        Object answer;
        try {
            TrainingJob job = new TrainingJob(architecture, read, data.dataSets(), checkpoints);
            answer = RateFinder.sweep(job, from, to, steps, new Limit(seconds));
        } catch (TrainingFailed e) {
            answer = JsonNodeFactory.instance.objectNode().put("problem", e.getMessage());
        } finally {
            TrainCommand.delete(checkpoints);
        }
        System.out.println(JsonMapper.shared().writeValueAsString(answer));
        return Netwright.SOUND;
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
