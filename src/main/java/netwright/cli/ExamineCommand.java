package netwright.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.queue.Examining;
import netwright.recipe.DeviceNames;
import netwright.recipe.Recipe;
import netwright.recipe.RecipeJson;
import netwright.training.Crops;
import netwright.training.Devices;
import netwright.training.EpochMetrics;
import netwright.training.Examination;
import netwright.training.Examined;
import netwright.training.Progress;
import netwright.training.StepMetrics;
import netwright.training.TrainingFailed;
import netwright.training.TrainingJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(
        name = "examine",
        hidden = true,
        description = "Looks at a finished run's weights in other ways. The document comes on standard input, as one"
                + " line of JSON text; the end of standard input ends it.",
        mixinStandardHelpOptions = true)
final class ExamineCommand implements Callable<Integer> {

    @Option(names = "--run", required = true)
    private UUID run = new UUID(0, 0);

    @Option(names = "--part", required = true)
    private Examined.Part part = Examined.Part.CROPS;

    @Option(names = "--images", defaultValue = "1000", description = "At most; 0 for all.")
    private int images;

    @Option(names = "--mirrored", arity = "1", defaultValue = "true")
    private boolean mirrored;

    @Option(names = "--scales", arity = "1", defaultValue = "true")
    private boolean scales;

    @Option(names = "--recipe", required = true)
    private String recipe = "";

    @Mixin
    private DataFolder data = new DataFolder();

    @Override
    public Integer call() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        JsonMapper mapper = JsonMapper.shared();
        Architecture architecture = ArchitectureJson.read(mapper.readValue(in.readLine(), String.class));
        Thread.ofPlatform().name("parent").daemon().start(() -> endWith(in));
        Object answer;
        try {
            answer = examine(architecture).orElseThrow();
        } catch (TrainingFailed e) {
            answer = JsonNodeFactory.instance.objectNode().put("problem", e.getMessage());
        }
        System.out.println(mapper.writeValueAsString(answer));
        return Netwright.SOUND;
    }

    private Optional<Examined> examine(Architecture architecture) {
        News news = new News(System.out);
        Recipe whole = RecipeJson.read(recipe);
        Recipe used = whole.withImages(whole.images(), images).on(whole.engine(), deviceHere(whole));
        TrainingJob job = new TrainingJob(architecture, used, data.dataSets(), data.filesOf(run, news));
        return part == Examined.Part.CROPS
                ? Examination.crops(job, new Crops(mirrored, scales), news)
                : Examination.batchStatistics(job, Examination.BATCHES, news);
    }

    /** The run's first, or the CPU where another machine's GPU trained it. */
    private static String deviceHere(Recipe recipe) {
        String first = DeviceNames.each(recipe.device()).getFirst();
        boolean here = first.equals("cpu")
                || Devices.available().stream()
                        .filter(available -> available.engine() == recipe.engine())
                        .flatMap(available -> available.devices().stream())
                        .anyMatch(device -> device.id().equals(first));
        return here ? first : "cpu";
    }

    /** Whoever asked keeps standard input open and writes nothing more: its end is the asker's. */
    private static void endWith(BufferedReader in) {
        try {
            in.transferTo(Writer.nullWriter());
        } catch (IOException broken) {
            // As when the asker is gone.
        }
        Runtime.getRuntime().halt(Netwright.ERRORS);
    }

    /** Says in lines of JSON how far it has come, a few times a second at most. */
    private static final class News implements Progress {

        private static final long PAUSE = 200_000_000;

        private final PrintStream out;
        private String phase = "";
        private long last;

        News(PrintStream out) {
            this.out = out;
        }

        @Override
        public void phase(String text) {
            phase = text;
            say(new Examining.News(phase, 0, 0));
        }

        @Override
        public void examined(int done, int all) {
            long now = System.nanoTime();
            if (now - last > PAUSE || done == all) {
                last = now;
                say(new Examining.News(phase, done, all));
            }
        }

        private void say(Examining.News news) {
            out.println(JsonMapper.shared().writeValueAsString(news));
        }

        @Override
        public void step(StepMetrics metrics) {
            // Nothing is trained.
        }

        @Override
        public void epoch(EpochMetrics metrics) {
            // Nothing is trained.
        }

        /** The asker cancels by ending the process. */
        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
