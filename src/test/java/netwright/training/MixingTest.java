package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import netwright.architecture.TensorShape;
import netwright.recipe.Mixing;
import org.junit.jupiter.api.Test;

/** Labels of label smoothing, mixup and CutMix against their definitions. */
class MixingTest {

    private static final TensorShape SHAPE = TensorShape.map(3, 32, 32);

    /** The lecture: y(1 − ε) + ε/K with K = 10 and ε = 0.1. */
    @Test
    void label_smoothing_gives_the_right_class_0_91_and_the_others_0_01() {
        Targets targets = new Targets(new int[] {3}, new int[] {3}, 1, 0.1, 10);
        for (int label = 0; label < 10; label++) {
            assertThat(targets.of(0, label)).isCloseTo(label == 3 ? 0.91 : 0.01, within(1e-12));
        }
    }

    /** Figures of torch.nn.functional.cross_entropy(label_smoothing=0.1). */
    @Test
    void the_smoothed_loss_is_pytorchs() {
        float[] logits = {2, -1, 0.5f, 0.1f, 0.2f, 0.3f};
        Targets targets = new Targets(new int[] {0, 2}, new int[] {0, 2}, 1, 0.1, 3);
        assertThat(targets.crossEntropy(new Scores(logits, 0, 3), 0)).isCloseTo(0.3913113474845886, within(1e-6));
        assertThat(targets.crossEntropy(new Scores(logits, 3, 3), 1)).isCloseTo(1.0119428634643555, within(1e-6));
    }

    @Test
    void a_mixed_loss_is_the_sum_over_the_targets_shares() {
        float[] logits = {0.3f, -2, 1.5f, 0.1f};
        Scores scores = new Scores(logits, 0, 4);
        Targets targets = new Targets(new int[] {1}, new int[] {2}, 0.3, 0.2, 4);
        double expected = 0;
        double sum = 0;
        for (int label = 0; label < 4; label++) {
            expected += targets.of(0, label) * scores.crossEntropy(label);
            sum += targets.of(0, label);
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
        assertThat(targets.of(0, 1)).isCloseTo(0.8 * 0.3 + 0.05, within(1e-12));
        assertThat(targets.of(0, 2)).isCloseTo(0.8 * 0.7 + 0.05, within(1e-12));
        assertThat(targets.crossEntropy(scores, 0)).isCloseTo(expected, within(1e-6));
        assertThat(targets.dominant(0)).isEqualTo(2);
    }

    /** Of 32×32 a box of share 1 − 0.75 is 16×16; around (0, 0) a quarter of it stays inside. */
    @Test
    void cutmix_labels_by_the_area_that_is_left() {
        Mixer middle = Mixer.cutMix(0.75, SHAPE, 16, 16);
        assertThat(middle.box()).isEqualTo(new Box(8, 8, 24, 24));
        assertThat(middle.share()).isEqualTo(0.75);
        Mixer corner = Mixer.cutMix(0.75, SHAPE, 0, 0);
        assertThat(corner.box()).isEqualTo(new Box(0, 0, 8, 8));
        assertThat(corner.share()).isEqualTo(1 - 64.0 / 1024);
    }

    /** Beta(α, α) has mean 1/2 and variance 1/(4(2α + 1)). */
    @Test
    void lambda_is_drawn_from_the_beta_distribution() {
        for (double alpha : new double[] {0.2, 0.8, 1, 4}) {
            SplittableRandom random = new SplittableRandom(3);
            int n = 40_000;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                double lambda = Beta.draw(alpha, random);
                assertThat(lambda).isBetween(0.0, 1.0);
                sum += lambda;
                squares += lambda * lambda;
            }
            double mean = sum / n;
            assertThat(mean).isCloseTo(0.5, within(0.01));
            assertThat(squares / n - mean * mean).isCloseTo(1 / (4 * (2 * alpha + 1)), within(0.005));
        }
    }

    @Test
    void of_two_mixings_each_takes_half_of_the_batches_and_p_leaves_some_alone() {
        List<Mixing> both = List.of(new Mixing.Mixup(0.2, 1), new Mixing.CutMix(1, 0.5));
        int mixup = 0;
        int cutMix = 0;
        for (int batch = 0; batch < 4000; batch++) {
            Mixer mixer = Mixer.draw(both, SHAPE, Seeds.of(1, batch));
            if (mixer.box() != null) {
                cutMix++;
            } else if (!mixer.idle()) {
                mixup++;
            }
        }
        assertThat(mixup).isBetween(1850, 2150);
        assertThat(cutMix).isBetween(850, 1150);
    }

    /** Four images, each of one colour, so that a value tells whose pixel it is. */
    private static ImageData colours(int count) {
        TensorShape shape = TensorShape.map(1, 8, 8);
        byte[] pixels = new byte[count * 64];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            java.util.Arrays.fill(pixels, i * 64, i * 64 + 64, (byte) (40 * i));
            labels[i] = i;
        }
        ImageSet images = new ImageSet(shape, pixels, labels, shape);
        return ImageData.of("colours", List.of("a", "b", "c", "d"), images, images);
    }

    @Test
    void the_pixels_of_a_batch_are_mixed_as_its_labels_say() {
        ImageData data = colours(4);
        int[] order = {0, 1, 2, 3};
        for (Mixing mixing : List.of(new Mixing.Mixup(1, 1), new Mixing.CutMix(1, 1))) {
            for (long seed = 0; seed < 20; seed++) {
                BatchFeed feed = new BatchFeed(data, data.train(), 4, 4);
                Augmenter none = new Augmenter(List.of(), data.shape(), data.mean());
                feed.fill(order, 0, new BatchFeed.Changes(none, List.of(mixing), 0), seed);
                float[] pixels = feed.pixels();
                for (int i = 0; i < 4; i++) {
                    int partner = (i + 3) % 4;
                    assertThat(feed.targets().partners()[i]).isEqualTo(partner);
                    double mean = 0;
                    for (int p = 0; p < 64; p++) {
                        mean += pixels[i * 64 + p] * data.deviation()[0] + data.mean()[0];
                    }
                    double share = feed.targets().share();
                    assertThat(mean / 64)
                            .as(mixing + " with " + share)
                            .isCloseTo(share * 40 * i + (1 - share) * 40 * partner, within(1e-3));
                }
            }
        }
    }

    @Test
    void a_prefetched_epoch_is_the_one_that_is_filled_on_the_spot_from_any_batch_on() {
        ImageData data = colours(40);
        BatchFeed.Changes changes = new BatchFeed.Changes(
                new Augmenter(
                        List.of(
                                new netwright.recipe.Augmentation.RandomCrop(2),
                                new netwright.recipe.Augmentation.Cutout(0.3)),
                        data.shape(),
                        data.mean()),
                List.of(new Mixing.Mixup(0.5, 0.7), new Mixing.CutMix(1, 1)),
                0.1);
        int[] order = Shuffle.order(40, 9);
        BatchFeed plain = new BatchFeed(data, data.train(), 40, 8);
        try (Prefetch prefetch = new Prefetch(() -> new BatchFeed(data, data.train(), 40, 8), changes, 8)) {
            for (int first : new int[] {0, 3, 1}) {
                prefetch.begin(order, first, 5, 77);
                for (int i = first; i < 5; i++) {
                    BatchFeed fetched = prefetch.next();
                    plain.fill(order, i * 8, changes, 77);
                    assertThat(fetched.pixels()).isEqualTo(plain.pixels());
                    assertThat(fetched.targets().share())
                            .isEqualTo(plain.targets().share());
                    assertThat(fetched.labels()).isEqualTo(plain.labels());
                }
            }
        }
    }
}
