package netwright.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.analysis.Problem;
import netwright.architecture.Architecture;
import netwright.recipe.Recipe;
import netwright.training.DataSets;
import netwright.training.EpochMetrics;
import netwright.training.Progress;
import netwright.training.Proposal;
import netwright.training.StepMetrics;
import netwright.training.Trainer;
import netwright.training.TrainingFailed;
import netwright.training.TrainingJob;
import netwright.training.TrainingOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "train",
        description = "Trains a network here, with the trainer of the web app. What is left out is proposed.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<preset|file.json>", description = "A preset's id, or a file in the format netwright/1.")
    private String network = "";

    @Option(
            names = "--data",
            required = true,
            paramLabel = "<name|folder>",
            description = "mnist, fashion_mnist, shapes10, cifar10, or a folder or zip with one folder a class.")
    private String dataName = "";

    @Option(names = "--input", paramLabel = "<CxHxW>", description = "Another input shape, for example 3x32x32.")
    private String input = "";

    @Mixin
    private RecipeOptions options = new RecipeOptions();

    @Option(names = "--json", description = "The last line is one JSON object.")
    private boolean json;

    @Mixin
    private DataFolder data = new DataFolder();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Architecture architecture = Networks.read(network);
        if (!input.isEmpty()) {
            architecture = architecture.withInput(Networks.shape(input));
        }
        for (Problem problem : Analysis.of(architecture).problems()) {
            if (problem.severity() == Problem.Severity.ERROR) {
                throw new Refusal(Netwright.ERRORS, architecture.name() + " cannot be trained: " + problem.message());
            }
        }
        PrintWriter err = spec.commandLine().getErr();
        System.setProperty("DJL_CACHE_DIR", data.root().resolve("djl").toString());
        Path checkpoints = Files.createTempDirectory("netwright-train-");
        // Also when Ctrl+C ends the training.
        Thread cleaning = new Thread(() -> delete(checkpoints));
        Runtime.getRuntime().addShutdownHook(cleaning);
        try {
            Recipe recipe = recipe(architecture);
            TrainingOutcome outcome = Trainer.train(
                    new TrainingJob(architecture, recipe, data.dataSets(), checkpoints), new Console(err));
            err.println();
            err.flush();
            print(recipe, outcome);
            return Netwright.SOUND;
        } catch (TrainingFailed e) {
            throw new Refusal(Netwright.ERRORS, e.getMessage());
        }
    }

    private Recipe recipe(Architecture architecture) {
        PrintWriter err = spec.commandLine().getErr();
        var info = new DataSets(data.dataSets()).describe(dataName, architecture.input());
        try {
            Recipe proposed =
                    Proposal.forArchitecture(architecture, info).recipe().withData(dataName);
            Recipe recipe = options.recipe(proposed, err::println);
            Proposal.refusals(architecture, info, recipe).stream().findFirst().ifPresent(reason -> {
                throw new Refusal(Netwright.ERRORS, reason);
            });
            Proposal.cautions(architecture, info, recipe).forEach(err::println);
            return recipe;
        } catch (IllegalArgumentException e) {
            throw new Refusal(Netwright.UNREADABLE, e.getMessage());
        }
    }

    private void print(Recipe recipe, TrainingOutcome outcome) {
        PrintWriter out = spec.commandLine().getOut();
        EpochMetrics last = outcome.epochs().getLast();
        double speed = outcome.epochs().stream()
                .mapToDouble(EpochMetrics::imagesPerSecond)
                .average()
                .orElse(Double.NaN);
        if (json) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.put("engine", outcome.engine());
            result.put("device", outcome.device());
            result.put("seed", recipe.seed());
            result.put("epochs", outcome.epochs().size());
            result.putObject("train").put("loss", last.trainLoss()).put("top1", last.trainTop1());
            result.putObject("validation")
                    .put("loss", last.validationLoss())
                    .put("top1", last.validationTop1())
                    .put("top5", last.validationTop5());
            result.put("imagesPerSecond", speed);
            result.put("seconds", outcome.seconds());
            out.println(JsonMapper.shared().writeValueAsString(result));
        } else {
            out.printf(
                    "validation top-1 %.2f %%, top-5 %.2f %%, loss %.4f, epoch %d, %.0f s (%.0f images/s, %s, %s)%n",
                    100 * last.validationTop1(),
                    100 * last.validationTop5(),
                    last.validationLoss(),
                    outcome.epochs().size(),
                    outcome.seconds(),
                    speed,
                    outcome.engine(),
                    outcome.device());
        }
        out.flush();
    }

    static void delete(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }

    /** Progress as one line that is written over, and a line for each epoch. */
    private static final class Console implements Progress {

        private static final long BETWEEN_MILLIS = 200;
        private static final int WIDTH = 24;

        private final PrintWriter err;
        private long lastAt;

        Console(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void phase(String text) {
            err.printf("\r%-78s", text.isEmpty() ? "" : text + "…");
            err.flush();
        }

        @Override
        public void step(StepMetrics m) {
            long now = System.currentTimeMillis();
            if (now - lastAt < BETWEEN_MILLIS && m.step() < m.steps()) {
                return;
            }
            lastAt = now;
            int done = (int) ((long) WIDTH * m.step() / Math.max(1, m.steps()));
            err.printf(
                    "\r[%s%s] %3d %%  epoch %d  loss %.4f  top-1 %5.1f %%  %.0f images/s ",
                    "#".repeat(done),
                    "-".repeat(WIDTH - done),
                    100L * m.step() / Math.max(1, m.steps()),
                    m.epoch(),
                    m.loss(),
                    100 * m.top1(),
                    m.imagesPerSecond());
            err.flush();
        }

        @Override
        public void epoch(EpochMetrics m) {
            err.printf(
                    "\repoch %d: train loss %.4f, top-1 %.2f %%; validation loss %.4f, top-1 %.2f %%, top-5 %.2f %%; %.0f s%n",
                    m.epoch(),
                    m.trainLoss(),
                    100 * m.trainTop1(),
                    m.validationLoss(),
                    100 * m.validationTop1(),
                    100 * m.validationTop5(),
                    m.seconds());
            err.flush();
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
