package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import netwright.architecture.Architecture;
import netwright.architecture.TensorShape;
import netwright.recipe.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageShareTest {

    private static final TensorShape PIXEL = TensorShape.map(1, 1, 2);

    @Test
    void ofABalancedSetTheFirstOfEachClassAreTaken() {
        ImageSet some = images(0, 0, 0, 1, 2, 1, 2, 1, 2).share(6);
        assertThat(some.labels()).containsExactly(0, 0, 1, 2, 1, 2);
        assertThat(numbers(some)).containsExactly(0, 1, 3, 4, 5, 6);
    }

    /** Sainte-Laguë's quotients of 53, 24 and 23 by 1, 3, 5 …: the Wikipedia article's example, seven seats: 3, 2, 2. */
    @Test
    void anUnbalancedSetKeepsItsBalance() {
        int[] labels =
                IntStream.range(0, 100).map(i -> i < 53 ? 0 : i < 77 ? 1 : 2).toArray();
        assertThat(counts(images(labels).share(7), 3)).containsExactly(3, 2, 2);
        assertThat(counts(images(labels).share(50), 3)).containsExactly(27, 12, 11);
    }

    @Property(tries = 100)
    void fewerAreAmongMoreAndEachClassHasItsShare(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int count,
            @ForAll @IntRange(min = 1, max = 5) int classes) {
        int[] labels = new Random(seed).ints(count, 0, classes).toArray();
        ImageSet all = images(labels);
        for (int n = 1; n < count; n++) {
            ImageSet some = all.share(n);
            assertThat(some.count()).isEqualTo(n);
            assertThat(numbers(all.share(n + 1))).containsAll(numbers(some));
            assertThat(numbers(some)).isSorted().doesNotHaveDuplicates();
            for (int i = 0; i < n; i++) {
                assertThat(some.label(i)).isEqualTo(labels[numbers(some).get(i)]);
            }
        }
        assertThat(all.share(count)).isSameAs(all);
        assertThat(all.share(count + 1)).isSameAs(all);
    }

    @Test
    void otherImagesHaveAnotherHash() {
        ImageData all = ImageData.of("t", List.of("a", "b"), images(0, 1, 0, 1), images(0, 1, 0, 1));
        Set<String> hashes = new HashSet<>();
        for (ImageData data : List.of(all, all.share(2, 0), all.share(0, 2), all.share(2, 2))) {
            hashes.add(data.hash());
        }
        assertThat(hashes).hasSize(4);
        assertThat(all.share(0, 0)).isSameAs(all);
        assertThat(all.share(2, 0).test()).isSameAs(all.test());
    }

    @Test
    void aRecipeSaysHowManyAreRead(@TempDir Path folder) throws IOException {
        Recipe recipe = Recipe.proposedFor(BarsAndBlots.in(folder)).withImages(30, 12);
        Architecture network = Architecture.empty("net", TensorShape.map(3, 16, 16), 3);
        List<String> phases = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void phase(String text) {
                phases.add(text);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        ImageData data = Trainer.data(new TrainingJob(network, recipe, folder, folder), progress);
        assertThat(counts(data.train(), 3)).containsExactly(10, 10, 10);
        assertThat(counts(data.test(), 3)).containsExactly(4, 4, 4);
        assertThat(phases)
                .anySatisfy(
                        phase -> assertThat(phase).startsWith("Using 30 of 1").contains("and 12 of "));
        assertThat(Trainer.data(new TrainingJob(network, recipe.withSeed(7), folder, folder), progress)
                        .hash())
                .as("the same for every seed")
                .isEqualTo(data.hash());
    }

    /** Images that hold their number. */
    private static ImageSet images(int... labels) {
        byte[] pixels = new byte[2 * labels.length];
        for (int i = 0; i < labels.length; i++) {
            pixels[2 * i] = (byte) i;
            pixels[2 * i + 1] = (byte) i;
        }
        return new ImageSet(PIXEL, pixels, labels, PIXEL);
    }

    private static List<Integer> numbers(ImageSet images) {
        return IntStream.range(0, images.count())
                .mapToObj(i -> images.pixels()[2 * i] & 0xff)
                .toList();
    }

    private static int[] counts(ImageSet images, int classes) {
        int[] counts = new int[classes];
        Arrays.stream(images.labels()).forEach(label -> counts[label]++);
        return counts;
    }
}
