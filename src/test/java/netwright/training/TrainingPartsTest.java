package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import netwright.architecture.TensorShape;
import netwright.recipe.Optimizer;
import netwright.recipe.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of training that need no engine. */
class TrainingPartsTest {

    @TempDir
    Path folder;

    @Property
    void an_order_is_a_permutation_that_the_seed_decides(
            @ForAll @IntRange(min = 1, max = 2000) int count, @ForAll long seed) {
        int[] order = Shuffle.order(count, seed);
        assertThat(order).isEqualTo(Shuffle.order(count, seed));
        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(java.util.stream.IntStream.range(0, count).toArray());
    }

    @Property
    void resampling_keeps_the_brightness_of_a_plain_image(
            @ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = 1, max = 40) int toHeight,
            @ForAll @IntRange(min = 1, max = 40) int toWidth,
            @ForAll byte value) {
        byte[] source = new byte[height * width];
        Arrays.fill(source, value);
        byte[] target = new byte[toHeight * toWidth];
        Resample.covering(height, width, toHeight, toWidth).plane(source, 0, target, 0);
        assertThat(target).containsOnly(value);
    }

    @Test
    void small_differences_are_padded_and_gray_is_repeated() {
        Fit fit = Fit.between(TensorShape.map(1, 28, 28), TensorShape.map(3, 32, 32));
        assertThat(fit.description()).isEqualTo("padded to 32×32, gray repeated over 3 channels");
        byte[] source = new byte[784];
        source[0] = 9;
        byte[] target = new byte[3 * 1024];
        Arrays.fill(target, (byte) 7);
        fit.apply(source, 0, target);
        for (int channel = 0; channel < 3; channel++) {
            assertThat(target[channel * 1024]).isZero();
            assertThat(target[channel * 1024 + 2 * 32 + 2]).isEqualTo((byte) 9);
        }
    }

    @Test
    void the_quick_recipes_rate_warms_up_over_a_twentieth_and_falls_to_zero() {
        RateCurve curve = RateCurve.of(
                Recipe.of("mnist", 10, 128, Optimizer.AdamW.KIND.create().withLearningRate(0.1)), 100);
        assertThat(curve.rate(0)).isEqualTo(0.1 / 50);
        assertThat(curve.rate(49)).isEqualTo(0.1);
        assertThat(curve.rate(525)).isCloseTo(0.05, within(1e-3));
        assertThat(curve.rate(999)).isPositive().isLessThan(1e-5);
    }

    @Test
    void scores_give_cross_entropy_rank_and_probability() {
        Scores scores = new Scores(new float[] {99, 1, 3, 2, 1000}, 1, 3);
        double sum = Math.exp(1) + Math.exp(3) + Math.exp(2);
        assertThat(scores.best()).isEqualTo(1);
        assertThat(scores.rank(0)).isEqualTo(2);
        assertThat(scores.crossEntropy(2)).isCloseTo(Math.log(sum) - 2, within(1e-12));
        assertThat(scores.probability(1)).isCloseTo(Math.exp(3) / sum, within(1e-12));
        assertThat(new Scores(new float[] {Float.NaN, 0}, 0, 2).crossEntropy(1)).isNaN();
    }

    @Test
    void an_idx_file_reads_back_and_a_cut_one_is_refused() throws IOException {
        byte[] values = new byte[24];
        new Random(1).nextBytes(values);
        Path file = folder.resolve("array");
        new Idx(new int[] {2, 3, 4}, values).write(file);
        Idx read = Idx.read(file);
        assertThat(read.sides()).containsExactly(2, 3, 4);
        assertThat(read.values()).isEqualTo(values);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 30));
        assertThatThrownBy(() -> Idx.read(file)).isInstanceOf(IOException.class).hasMessageContaining("24 values");
    }

    @Test
    void only_wanted_entries_leave_a_tar_and_none_can_climb_out() throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        entry(tar, "../../evil", "no");
        entry(tar, "package/data/wanted", "yes");
        tar.write(new byte[1024]);
        Path archive = folder.resolve("a.tgz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write(tar.toByteArray());
        }
        Path target = Files.createDirectory(folder.resolve("target"));
        Tar.extract(archive, Set.of("wanted"), target);
        assertThat(target.resolve("wanted")).hasContent("yes");
        try (var files = Files.list(target)) {
            assertThat(files).hasSize(1);
        }
    }

    private static void entry(ByteArrayOutputStream tar, String name, String content) {
        byte[] header = new byte[512];
        byte[] path = name.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(path, 0, header, 0, path.length);
        byte[] size = "%011o".formatted(content.length()).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, header, 124, size.length);
        header[156] = '0';
        tar.writeBytes(header);
        tar.writeBytes(Arrays.copyOf(content.getBytes(StandardCharsets.US_ASCII), 512));
    }
}
