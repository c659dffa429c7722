package netwright.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.TensorShape;
import netwright.catalog.Presets;
import netwright.recipe.EngineName;
import netwright.store.DataDirectory;
import netwright.store.Run;
import netwright.store.RunDiary;
import netwright.store.RunState;
import netwright.training.StepMetrics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real engines in real worker processes, one of which is killed. */
@Tag("training")
@Timeout(300)
class KilledTrainingTest {

    private static final int EPOCHS = 8;

    /** Shared, so that the engines are unpacked once. */
    @TempDir
    static Path folder;

    @TempDir
    static Path images;

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void aRunWhoseWorkerIsKilledMidEpochEndsWithTheSameWeights(EngineName engine) throws Exception {
        drawPictures();
        String document = ArchitectureJson.write(
                Presets.find("plain_cnn").orElseThrow().architecture().withInput(TensorShape.map(3, 16, 16)));
        try (Serve serve = Serve.startReal(folder, 1)) {
            Run whole = serve.queue("whole", document, images.toString(), EPOCHS, engine, "cpu");
            Run over = serve.await(whole.id(), r -> r.state().isOver());
            assertThat(over.state()).as(String.valueOf(over.reason())).isEqualTo(RunState.COMPLETED);

            Run killed = serve.runs().repeat(whole.id());
            int at = stepOf(serve.await(killed.id(), r -> stepOf(r) > stepsOf(over) / 2));
            assertThat(ProcessHandle.of(serve.worker().pid()).orElseThrow().destroyForcibly())
                    .isTrue();
            Run resumed = serve.await(killed.id(), r -> r.state().isOver());

            assertThat(resumed.state()).isEqualTo(RunState.COMPLETED);
            assertThat(resumed.attempts()).isEqualTo(1);
            assertThat(goneOnFrom(serve, killed))
                    .as("the step it went on from, after it had shown step %d", at)
                    .isBetween(1, stepsOf(over) - 1);
            assertThat(tensors(killed))
                    .as("weights and optimizer state, bit for bit")
                    .isEqualTo(tensors(whole));
            assertThat(resumed.scores()).isEqualTo(over.scores());
        }
    }

    private static int stepOf(Run run) {
        StepMetrics latest = run.latest();
        return latest == null ? 0 : latest.step();
    }

    private static int stepsOf(Run run) {
        StepMetrics latest = run.latest();
        return latest == null ? 0 : latest.steps();
    }

    private static int goneOnFrom(Serve serve, Run run) {
        List<RunDiary.Line> log = serve.context().getBean(RunDiary.class).tail(run.id(), 1000);
        return log.stream()
                .map(RunDiary.Line::text)
                .filter(line -> line.startsWith("Going on from step "))
                .mapToInt(line -> Integer.parseInt(line.split(" ")[4]))
                .findFirst()
                .orElseThrow(() -> new AssertionError(log.toString()));
    }

    /** Everything behind the header, which tells how many seconds it took as well. */
    private byte[] tensors(Run run) throws IOException {
        byte[] file = Files.readAllBytes(new DataDirectory(folder).run(run.id()).resolve("checkpoint.safetensors"));
        long header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return Arrays.copyOfRange(file, Math.toIntExact(8 + header), file.length);
    }

    private static void drawPictures() throws IOException {
        Random random = new Random(1);
        for (String form : List.of("lying", "standing", "blot")) {
            Files.createDirectories(images.resolve(form));
            for (int i = 0; i < 400; i++) {
                BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
                Graphics2D pen = picture.createGraphics();
                pen.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
                int at = 2 + random.nextInt(8);
                switch (form) {
                    case "lying" -> pen.fillRect(1, at, 14, 3);
                    case "standing" -> pen.fillRect(at, 1, 3, 14);
                    default -> pen.fillRect(at, 2 + random.nextInt(8), 5, 5);
                }
                pen.dispose();
                ImageIO.write(
                        picture, "png", images.resolve(form).resolve(i + ".png").toFile());
            }
        }
    }
}
