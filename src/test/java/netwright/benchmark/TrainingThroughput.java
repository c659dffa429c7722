package netwright.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.TensorShape;
import netwright.catalog.Presets;
import netwright.catalog.Scaling;
import netwright.recipe.EngineName;
import netwright.recipe.Optimizer;
import netwright.recipe.Precision;
import netwright.recipe.Recipe;
import netwright.training.DataSets;
import netwright.training.FetchProgress;
import netwright.training.Progress;
import netwright.training.StepMetrics;
import netwright.training.Trainer;
import netwright.training.TrainingJob;

/**
 * Images a second that one training run gets through, loading included. {@code bin/bench-training} starts it in turn with
 * the same network in plain PyTorch. Arguments: engine ({@code PyTorch-bfloat16} for mixed precision), network, folder for
 * data; prints {@code images/s, peak MB}.
 */
final class TrainingThroughput {

    private static final int BATCH = 64;
    private static final int WARM_UP = 200;
    private static final int MEASURED = 100;

    private TrainingThroughput() {}

    public static void main(String[] arguments) throws IOException {
        String[] way = arguments[0].split("-");
        Precision precision = way.length == 1 ? Precision.FLOAT32 : Precision.of(way[1]);
        Architecture network = network(arguments[1]);
        Path folder = Path.of(arguments[2]);
        new DataSets(folder).fetch("shapes10", FetchProgress.SILENT);
        Recipe recipe = Recipe.of(
                        "shapes10", 1, BATCH, Optimizer.Sgd.KIND.create().withLearningRate(0.01))
                .on(EngineName.of(way[0]), "cpu", precision);
        Counting counting = new Counting();
        Path checkpoints = Files.createTempDirectory("throughput");
        Trainer.train(new TrainingJob(network, recipe, folder, checkpoints), counting);
        System.out.printf(Locale.ROOT, "%.1f %d%n", counting.imagesPerSecond(), peakMegabytes());
    }

    /** The three networks that {@code src/test/python/throughput.py} builds alike. */
    static Architecture network(String name) {
        return switch (name) {
            case "resnet20" -> Presets.find("resnet20_cifar").orElseThrow().architecture();
            case "resnet18" ->
                Scaling.of(
                                Presets.find("resnet18").orElseThrow().architecture(),
                                TensorShape.map(3, 64, 64),
                                10,
                                Scaling.Stem.AS_DRAWN)
                        .architecture();
            case "mobile" -> ArchitectureJson.read(MOBILE);
            default -> throw new IllegalArgumentException("resnet20, resnet18 or mobile, not " + name);
        };
    }

    /** MobileNetV1's pattern for small images: six depthwise separable convolutions up to 256 channels. */
    private static final String MOBILE = """
            {"format": "netwright/1", "name": "mobile", "input": [3, 32, 32], "classes": 10,
             "nodes": [{"id": "input", "type": "input"},
               {"id": "stem", "type": "conv_bn_act", "settings": {"out": 32}},
               {"id": "b1", "type": "depthwise_separable", "settings": {"out": 64}},
               {"id": "b2", "type": "depthwise_separable", "settings": {"out": 128, "stride": 2}},
               {"id": "b3", "type": "depthwise_separable", "settings": {"out": 128}},
               {"id": "b4", "type": "depthwise_separable", "settings": {"out": 256, "stride": 2}},
               {"id": "b5", "type": "depthwise_separable", "settings": {"out": 256}},
               {"id": "b6", "type": "depthwise_separable", "settings": {"out": 256}},
               {"id": "pool", "type": "adaptive_avg_pool2d"}, {"id": "flatten", "type": "flatten"},
               {"id": "fc", "type": "linear", "settings": {"out": 10}}, {"id": "output", "type": "output"}],
             "edges": [{"from": "input", "to": "stem"}, {"from": "stem", "to": "b1"}, {"from": "b1", "to": "b2"},
               {"from": "b2", "to": "b3"}, {"from": "b3", "to": "b4"}, {"from": "b4", "to": "b5"},
               {"from": "b5", "to": "b6"}, {"from": "b6", "to": "pool"}, {"from": "pool", "to": "flatten"},
               {"from": "flatten", "to": "fc"}, {"from": "fc", "to": "output"}]}
            """;

    private static long peakMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static final class Counting implements Progress {
        private long start;
        private long end;
        private int steps;

        double imagesPerSecond() {
            return BATCH * MEASURED / ((end - start) / 1e9);
        }

        @Override
        public void phase(String text) {}

        @Override
        public void step(StepMetrics metrics) {
            steps = metrics.step();
            if (steps == WARM_UP) {
                start = System.nanoTime();
            }
            if (steps == WARM_UP + MEASURED) {
                end = System.nanoTime();
            }
        }

        @Override
        public boolean cancelled() {
            return steps >= WARM_UP + MEASURED;
        }
    }
}
