package netwright.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.TensorShape;
import netwright.catalog.Presets;
import netwright.files.Keeping;
import netwright.files.RunFiles;
import netwright.files.S3Server;
import netwright.queue.Examining.Question;
import netwright.recipe.EngineName;
import netwright.recipe.Optimizer;
import netwright.recipe.Recipe;
import netwright.recipe.RecipeJson;
import netwright.store.DataDirectory;
import netwright.training.Crops;
import netwright.training.Examined;
import netwright.training.Examined.Look;
import netwright.training.Examined.Part;
import netwright.training.Progress;
import netwright.training.Trainer;
import netwright.training.TrainingFailed;
import netwright.training.TrainingJob;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real processes that look at the weights of a run that was really trained, on three kinds of small pictures. */
@Tag("training")
@Timeout(300)
class ExaminingTest {

    private static final Crops EVERY = new Crops(true, true);

    private static final UUID RUN = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final int IMAGES = 60;

    @TempDir
    static Path folder;

    private static DataDirectory files;
    private static Architecture network;
    private static Recipe recipe;
    private static double trained;

    @BeforeAll
    static void train() throws Exception {
        Path images = folder.resolve("images");
        Pictures.draw(images, 100);
        files = new DataDirectory(folder.resolve("data"));
        network = Presets.find("plain_cnn").orElseThrow().architecture().withInput(TensorShape.map(3, 16, 16));
        recipe = Recipe.of(
                        images.toString(), 6, 24, Optimizer.AdamW.KIND.create().withLearningRate(0.005))
                .on(EngineName.MXNET, "cpu");
        trained = Trainer.train(new TrainingJob(network, recipe, files.dataSets(), files.run(RUN)), new Silent())
                .epochs()
                .getLast()
                .validationTop1();
    }

    @Test
    void crops_are_counted_and_compared_and_the_progress_is_told() {
        List<Examining.News> news = new CopyOnWriteArrayList<>();
        Examined examined = Examining.start(new Question(RUN, Part.CROPS, 0, EVERY), network, recipe, files, news::add)
                .result()
                .join();

        assertThat(examined.images()).isEqualTo(IMAGES);
        assertThat(examined.engine()).startsWith("MXNet");
        assertThat(examined.looks()).extracting(Look::passes).containsExactly(1, 1, 10, 50);
        assertThat(examined.looks().getFirst().score().top1()).isEqualTo(trained);
        assertThat(news).last().satisfies(last -> {
            assertThat(last.done()).isEqualTo(IMAGES);
            assertThat(last.all()).isEqualTo(IMAGES);
            assertThat(last.phase()).isEqualTo("Looking at validation images in 50 ways");
        });
    }

    @Test
    void batch_statistics_of_two_images_are_worse_than_running_ones() {
        Examined examined = Examining.start(
                        new Question(RUN, Part.BATCH_STATISTICS, 0, EVERY), network, recipe, files, heard -> {})
                .result()
                .join();

        List<Look> looks = examined.looks();
        assertThat(looks)
                .extracting(Look::batch)
                .as("no batch of 64 in 60 images")
                .containsExactly(0, 2, 4, 8, 16);
        assertThat(looks.get(0).score().top1()).isEqualTo(trained);
        assertThat(looks.get(1).score().loss())
                .isGreaterThan(looks.get(0).score().loss());
    }

    @Test
    void part_of_the_images_is_taken_each_class_by_its_share() {
        Examined examined = Examining.start(
                        new Question(RUN, Part.CROPS, 12, new Crops(false, false)), network, recipe, files, heard -> {})
                .result()
                .join();

        assertThat(examined.images()).isEqualTo(12);
        assertThat(examined.available()).isEqualTo(IMAGES);
        assertThat(examined.looks()).extracting(Look::passes).containsExactly(1, 1, 5);
        double right = 12 * examined.looks().getFirst().score().top1();
        assertThat(right).isCloseTo(Math.rint(right), within(1e-9));
    }

    @Test
    void weights_that_are_not_here_are_said_to_be_missing() {
        assertThatThrownBy(() -> ask(UUID.randomUUID(), recipe))
                .hasCauseInstanceOf(TrainingFailed.class)
                .hasMessageContaining("The weights of this run are not on this machine");
    }

    @Test
    void images_that_are_not_here_are_said_to_be_missing() {
        assertThatThrownBy(() -> ask(RUN, recipe.withData("mnist")))
                .hasCauseInstanceOf(TrainingFailed.class)
                .hasMessageContaining("MNIST is not on this machine yet");
    }

    @Test
    void a_damaged_checkpoint_is_said_to_be_damaged() throws Exception {
        UUID damaged = UUID.randomUUID();
        byte[] content = Files.readAllBytes(files.run(RUN).resolve("checkpoint.safetensors"));
        content[content.length - 1] ^= 1;
        Files.createDirectories(files.run(damaged));
        Files.write(files.run(damaged).resolve("checkpoint.safetensors"), content);

        assertThatThrownBy(() -> ask(damaged, recipe))
                .hasCauseInstanceOf(TrainingFailed.class)
                .hasMessageContaining("its content does not match its SHA-256")
                .hasMessageContaining("Train it again.");
    }

    @Test
    void it_ends_when_it_is_stopped() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Examining examining = Examining.start(
                new Question(RUN, Part.CROPS, 0, EVERY), network, recipe, files, heard -> begun.countDown());
        assertThat(begun.await(120, TimeUnit.SECONDS)).isTrue();
        examining.stop().run();

        assertThatThrownBy(() -> examining.result().get(120, TimeUnit.SECONDS))
                .hasCauseInstanceOf(TrainingFailed.class);
    }

    @Test
    void it_ends_when_whoever_asked_is_gone() throws Exception {
        Process process = process(files);
        try (OutputStream in = process.getOutputStream()) {
            in.write(line());
        }

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
    }

    @Test
    void files_in_a_store_are_fetched_from_there() throws Exception {
        try (S3Server s3 = S3Server.start()) {
            DataDirectory trainer = new DataDirectory(files.root(), files.runs(), s3.address("lab"));
            try (RunFiles runs = trainer.runFiles();
                    Keeping keeping = runs.keep(RUN, text -> {})) {
                keeping.takeUp(() -> false);
                keeping.saved();
                keeping.finish(() -> false);
            }
            Path root = folder.resolve("other machine");
            DataDirectory web = new DataDirectory(root, root.resolve("runs"), s3.address("lab"));
            Process process = process(web, s3);
            process.getOutputStream().write(line());
            process.getOutputStream().flush();
            List<String> lines =
                    process.inputReader(StandardCharsets.UTF_8).lines().toList();

            JsonNode answer = JsonMapper.shared().readTree(lines.getLast());
            assertThat(answer.path("problem").asString("")).isEmpty();
            assertThat(answer.path("looks").path(0).path("score").path("top1").asDouble())
                    .isEqualTo(trained);
            assertThat(lines.getFirst()).contains("Fetching the weights");
        }
    }

    private static void ask(UUID run, Recipe with) throws CompletionException {
        Examining.start(new Question(run, Part.CROPS, 0, EVERY), network, with, files, heard -> {})
                .result()
                .join();
    }

    private static byte[] line() {
        return (JsonMapper.shared().writeValueAsString(ArchitectureJson.write(network)) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Process process(DataDirectory where, S3Server s3) throws Exception {
        ProcessBuilder builder = builder(where);
        builder.environment().putAll(s3.environment());
        return builder.start();
    }

    private static Process process(DataDirectory where) throws Exception {
        return builder(where).start();
    }

    private static ProcessBuilder builder(DataDirectory where) {
        ProcessBuilder builder = new ProcessBuilder(WorkerCommand.java(
                        "netwright.cli.Netwright",
                        "examine",
                        "--run=" + RUN,
                        "--part=CROPS",
                        "--images=0",
                        "--recipe=" + RecipeJson.write(recipe),
                        "--data-dir=" + where.root(),
                        "--checkpoints=" + where.checkpoints(),
                        "--s3-endpoint=" + where.endpoint()))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        WorkerCommand.prepare(builder.environment(), files);
        return builder;
    }

    private static final class Silent implements Progress {

        @Override
        public void phase(String text) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
