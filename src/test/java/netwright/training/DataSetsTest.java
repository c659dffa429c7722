package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import netwright.architecture.TensorShape;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetsTest {

    private static final TensorShape COLOUR = TensorShape.map(3, 32, 32);

    /** Shapes-10 needs no download, so it stands for all sets here. */
    @TempDir
    static Path made;

    @TempDir
    Path folder;

    @BeforeAll
    static void make_shapes() {
        new DataSets(made).fetch("shapes10", FetchProgress.SILENT);
    }

    @Test
    void all_known_sets_are_listed_and_none_is_there_at_first() {
        assertThat(new DataSets(folder).known())
                .extracting(DataSetInfo::id)
                .containsExactly("mnist", "fashion_mnist", "shapes10", "cifar10");
        assertThat(new DataSets(folder).known()).noneMatch(DataSetInfo::fetched);
        assertThat(new DataSets(made).known()).filteredOn(DataSetInfo::fetched).hasSize(1);
    }

    @Test
    void a_set_that_is_not_there_says_how_to_get_it() {
        assertThatThrownBy(() -> new DataSets(folder).load("mnist", TensorShape.map(1, 28, 28), FetchProgress.SILENT))
                .isInstanceOf(DataSetFailed.class)
                .hasMessageContaining("bin/netwright data get mnist");
    }

    @Test
    void a_set_nobody_knows_says_which_are_known() {
        assertThatThrownBy(() -> new DataSets(folder).fetch("imagenet", FetchProgress.SILENT))
                .hasMessageContaining("mnist, fashion_mnist, shapes10, cifar10");
        assertThatThrownBy(() -> new DataSets(folder).load("no/such/folder", COLOUR, FetchProgress.SILENT))
                .hasMessageContaining("There is no data set 'no/such/folder'");
    }

    @Test
    void a_loaded_set_has_balanced_classes_and_a_stable_hash() {
        ImageData data = new DataSets(made).load("shapes10", COLOUR, FetchProgress.SILENT);
        assertThat(data.train().count()).isEqualTo(20_000);
        assertThat(data.test().count()).isEqualTo(4_000);
        assertThat(data.hash()).isEqualTo("fc7367447006ca72614f3de076f4cf6f030b10fd587dc87b2474291fc3e10fe9");
        int[] counts = new int[10];
        for (int i = 0; i < data.test().count(); i++) {
            counts[data.test().label(i)]++;
        }
        assertThat(counts).containsOnly(400);
        assertThat(data.fitting()).isEmpty();
    }

    @Test
    void fetching_what_is_there_changes_nothing() throws IOException {
        var before = Files.getLastModifiedTime(made.resolve("shapes10").resolve("train-images"));
        new DataSets(made).fetch("shapes10", FetchProgress.SILENT);
        assertThat(Files.getLastModifiedTime(made.resolve("shapes10").resolve("train-images")))
                .isEqualTo(before);
    }

    @Test
    void a_damaged_file_is_named_and_fetching_again_repairs_it() throws IOException {
        copyMade();
        Path file = folder.resolve("shapes10").resolve("test-labels");
        byte[] bytes = Files.readAllBytes(file);
        bytes[100] ^= 1;
        Files.write(file, bytes);
        DataSets sets = new DataSets(folder);
        assertThatThrownBy(() -> sets.load("shapes10", COLOUR, FetchProgress.SILENT))
                .isInstanceOf(DataSetFailed.class)
                .hasMessageContaining(file + " is damaged")
                .hasMessageContaining("Fetch it again");
        sets.fetch("shapes10", FetchProgress.SILENT);
        assertThat(sets.load("shapes10", COLOUR, FetchProgress.SILENT).train().count())
                .isEqualTo(20_000);
    }

    @Test
    void a_cancelled_fetch_leaves_nothing_behind() throws IOException {
        List<String> phases = new ArrayList<>();
        FetchProgress impatient = new FetchProgress() {
            @Override
            public void report(String phase, long done, long total) {
                phases.add(phase);
            }

            @Override
            public boolean cancelled() {
                return phases.size() > 2;
            }
        };
        assertThatThrownBy(() -> new DataSets(folder).fetch("shapes10", impatient))
                .isInstanceOf(CancellationException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void images_are_fitted_to_the_network_when_read() {
        ImageData gray = new DataSets(made).load("shapes10", TensorShape.map(1, 16, 16), FetchProgress.SILENT);
        assertThat(gray.shape()).isEqualTo(TensorShape.map(1, 16, 16));
        assertThat(gray.mean()).hasSize(1);
        assertThat(gray.fitting()).isEqualTo("Shapes-10 is resized to 16×16, colour turned to gray.");
        assertThatThrownBy(() -> new DataSets(made).load("shapes10", TensorShape.map(4, 32, 32), FetchProgress.SILENT))
                .hasMessageContaining("4 input channels");
    }

    private void copyMade() throws IOException {
        Files.createDirectories(folder.resolve("shapes10"));
        for (String file : KnownSet.FILES) {
            Files.copy(
                    made.resolve("shapes10").resolve(file),
                    folder.resolve("shapes10").resolve(file));
        }
    }

    /** Softmax regression on pixels by stochastic gradient descent: what form-blind methods can reach. */
    @Test
    void a_linear_classifier_stays_far_below_sixty_percent_on_shapes10() {
        ImageData data = new DataSets(made).load("shapes10", COLOUR, FetchProgress.SILENT);
        int inputs = Shapes10.BYTES;
        float[] weights = new float[10 * (inputs + 1)];
        byte[] pixels = new byte[inputs];
        float[] x = new float[inputs + 1];
        for (int epoch = 0; epoch < 3; epoch++) {
            for (int index : Shuffle.order(data.train().count(), epoch)) {
                double[] p = probabilities(weights, pixels(data.train(), index, pixels, x));
                for (int c = 0; c < 10; c++) {
                    float pull = (float) (0.0005 / (1 + epoch) * ((data.train().label(index) == c ? 1 : 0) - p[c]));
                    for (int i = 0; i < x.length; i++) {
                        weights[c * x.length + i] += pull * x[i];
                    }
                }
            }
        }
        int right = 0;
        for (int i = 0; i < data.test().count(); i++) {
            double[] p = probabilities(weights, pixels(data.test(), i, pixels, x));
            int best = 0;
            for (int c = 1; c < 10; c++) {
                best = p[c] > p[best] ? c : best;
            }
            right += best == data.test().label(i) ? 1 : 0;
        }
        assertThat((double) right / data.test().count()).isLessThan(0.4);
    }

    private static float[] pixels(ImageSet images, int index, byte[] pixels, float[] x) {
        images.read(index, pixels);
        for (int i = 0; i < pixels.length; i++) {
            x[i] = ((pixels[i] & 0xff) - 128) / 64f;
        }
        x[pixels.length] = 1;
        return x;
    }

    private static double[] probabilities(float[] weights, float[] x) {
        double[] p = new double[10];
        double sum = 0;
        for (int c = 0; c < 10; c++) {
            float score = 0;
            for (int i = 0; i < x.length; i++) {
                score += weights[c * x.length + i] * x[i];
            }
            p[c] = Math.exp(Math.clamp(score, -30, 30));
            sum += p[c];
        }
        for (int c = 0; c < 10; c++) {
            p[c] /= sum;
        }
        return p;
    }
}
