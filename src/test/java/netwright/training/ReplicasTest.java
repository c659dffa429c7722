package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import netwright.architecture.Activation;
import netwright.architecture.AdaptiveAvgPool2d;
import netwright.architecture.Add;
import netwright.architecture.Architecture;
import netwright.architecture.AuxiliaryOutput;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.Conv2d;
import netwright.architecture.DropPath;
import netwright.architecture.Dropout;
import netwright.architecture.Flatten;
import netwright.architecture.LayerNorm2d;
import netwright.architecture.Linear;
import netwright.architecture.Node;
import netwright.architecture.TensorShape;
import netwright.architecture.UnaryLayer;
import netwright.recipe.DeviceNames;
import netwright.recipe.EngineName;
import netwright.recipe.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One batch over several replicas. There is one CPU, so they share it; what is split and added up is the same. */
class ReplicasTest {

    private static final int BATCH = 13;
    private static final int CLASSES = 3;
    private static final TensorShape IMAGE = TensorShape.map(3, 6, 6);

    @Test
    void a_batch_is_split_into_even_parts_and_the_first_ones_take_what_is_left_over() {
        assertThat(Part.of(8, 2)).containsExactly(new Part(0, 4, 8), new Part(4, 4, 8));
        assertThat(Part.of(8, 3)).containsExactly(new Part(0, 3, 8), new Part(3, 3, 8), new Part(6, 2, 8));
        assertThat(Part.of(5, 1)).containsExactly(Part.whole(5));
        assertThatThrownBy(() -> Part.of(3, 4))
                .isInstanceOf(TrainingFailed.class)
                .hasMessage(
                        "A batch of 3 cannot be split over 4 devices. Raise the batch to 4 or more, or ask for fewer"
                                + " devices.");
    }

    /** A residual block with drop path and dropout, a norm, and a second classifier. */
    static Architecture network(UnaryLayer norm) {
        return Architecture.empty("split", IMAGE, CLASSES)
                .add(Node.of("stem", Conv2d.plain(6, 3, 1)))
                .add(Node.of("norm", norm))
                .add(Node.of("relu", Activation.relu()))
                .add(Node.of("conv", Conv2d.plain(6, 3, 1)))
                .add(Node.of("path", new DropPath(0.4)))
                .add(Node.of("add", new Add()))
                .add(Node.of("pool", AdaptiveAvgPool2d.toOne()))
                .add(Node.of("flatten", new Flatten()))
                .add(Node.of("dropout", new Dropout(0.5)))
                .add(Node.of("fc", new Linear(CLASSES, true)))
                .add(Node.of("aux", new Linear(CLASSES, true)))
                .add(Node.of("aux_output", new AuxiliaryOutput(0.3)))
                .connect("input", "stem")
                .connect("stem", "norm")
                .connect("norm", "relu")
                .connect("relu", "conv")
                .connect("conv", "path")
                .connect("path", "add")
                .connect("relu", "add")
                .connect("add", "pool")
                .connect("pool", "flatten")
                .connect("flatten", "dropout")
                .connect("dropout", "fc")
                .connect("fc", "output")
                .connect("flatten", "aux")
                .connect("aux", "aux_output");
    }

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void without_batch_norm_several_devices_give_the_scores_and_gradients_of_one(EngineName engine) {
        Architecture network = network(new LayerNorm2d(1e-6));
        Seen one = pass(network, engine, 1, BATCH);
        for (int devices : List.of(2, 3, 5)) {
            Seen several = pass(network, engine, devices, BATCH);
            close(several.scores, one.scores);
            assertThat(several.gradients.keySet()).isEqualTo(one.gradients.keySet());
            one.gradients.forEach((name, gradient) -> close(several.gradients.get(name), gradient));
        }
    }

    @ParameterizedTest
    @EnumSource(EngineName.class)
    void batch_norm_takes_its_statistics_from_each_part_and_keeps_those_of_the_first(EngineName engine) {
        Architecture network = network(new BatchNorm2d(1e-5, 0.1));
        Seen two = pass(network, engine, 2, BATCH);
        Seen firstPart = pass(network, engine, 1, 7);
        Seen whole = pass(network, engine, 1, BATCH);

        close(two.mean, firstPart.mean);
        assertThat(two.mean[0]).isNotCloseTo(whole.mean[0], within(1e-5f));
        assertThat(two.scores[0]).isNotCloseTo(whole.scores[0], within(1e-5f));
    }

    /** @param mean running mean of the norm, where it has one */
    private record Seen(float[] scores, Map<String, float[]> gradients, float[] mean) {}

    /** Twice the same pass: what the first leaves in the gradients must not show in the second. */
    private static Seen pass(Architecture network, EngineName name, int devices, int batch) {
        Recipe recipe = Recipe.proposedFor("noise").withBatch(batch).on(name, DeviceNames.of("cpu", devices));
        Engine engine = Engines.get(name);
        LoweredBlock block = Lowering.lower(network, recipe);
        BatchFeed feed = feed(batch);
        Rates rates = Rates.plain(step -> 0.1);
        try (NDManager manager = engine.newBaseManager();
                Replicas replicas = Replicas.of(network, recipe, block, engine, manager)) {
            block.initialize(manager, 3);
            Replicas.Passed passed = null;
            for (int i = 0; i < 2; i++) {
                NDManager scratch = manager.newSubManager();
                if (passed != null) {
                    passed.gradients().clear(UpdateRule.pytorch(block));
                }
                passed = replicas.pass(feed, rates, 1, 99, Set.of(), scratch);
            }
            Map<String, float[]> gradients = new LinkedHashMap<>();
            float[] mean = {};
            int place = 0;
            for (LoweredBlock.Weight weight : block.weights()) {
                if (weight.spec().trained()) {
                    gradients.put(weight.name(), gradient(passed, place++));
                } else if (weight.name().equals("norm.running_mean")) {
                    mean = weight.array().toFloatArray();
                }
            }
            return new Seen(passed.scores().toFloatArray(), gradients, mean);
        }
    }

    private static float[] gradient(Replicas.Passed passed, int place) {
        NDArray gradient = passed.gradients().get(place);
        assertThat(gradient).isNotNull();
        return gradient.toFloatArray();
    }

    /** Random images; fewer are the first ones of more. */
    private static BatchFeed feed(int batch) {
        byte[] pixels = new byte[Math.toIntExact(BATCH * IMAGE.elements())];
        new Random(5).nextBytes(pixels);
        int[] labels = new Random(6).ints(BATCH, 0, CLASSES).toArray();
        ImageSet images = new ImageSet(IMAGE, pixels, labels, IMAGE);
        ImageData data = ImageData.of("noise", List.of("a", "b", "c"), images, images);
        BatchFeed feed = new BatchFeed(data, images, CLASSES, batch);
        feed.fill(IntStream.range(0, BATCH).toArray(), 0);
        return feed;
    }

    private static void close(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(2e-5f));
        }
    }
}
