package netwright.lab.ladder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import netwright.analysis.Expansion;
import netwright.architecture.Activation;
import netwright.architecture.AdaptiveAvgPool2d;
import netwright.architecture.Add;
import netwright.architecture.Architecture;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.Conv2d;
import netwright.architecture.ConvNeXtBlock;
import netwright.architecture.ConvNeXtDownsampling;
import netwright.architecture.DropPath;
import netwright.architecture.Flatten;
import netwright.architecture.LayerNorm2d;
import netwright.architecture.Linear;
import netwright.architecture.MaxPool2d;
import netwright.architecture.Operation;
import netwright.architecture.OperationTypes;
import netwright.architecture.Padding;
import netwright.architecture.PatchifyStem;
import netwright.architecture.Size;
import netwright.architecture.TensorShape;

/**
 * Draws the network of a rung: with the product's blocks where they can say it, with layers where the block is none of
 * theirs (from the moved depthwise convolution on, until ConvNeXt's own block fits).
 */
final class RungDrawing {

    private static final TensorShape IMAGE = TensorShape.map(3, 224, 224);
    private static final int CLASSES = 1000;
    private static final int STAGES = 4;
    private static final int EXPANSION = 4;
    private static final double EPS = 1e-6;
    private static final double DROP_PATH = 0.1;
    private static final int SIDE_OF_FIRST_STAGE = 56;

    private final Step step;
    private final int kernel;
    private final Pen pen = new Pen();

    private RungDrawing(Step step, int kernel) {
        this.step = step;
        this.kernel = kernel;
    }

    static Architecture network(String name, Step step, int kernel) {
        RungDrawing drawing = new RungDrawing(step, kernel);
        return step.from(Step.SEPARATE_DOWNSAMPLING) ? drawing.convNeXt(name) : drawing.resNet(name);
    }

    /** One block of the first stage that keeps its shape, as layers, for a picture. */
    static Architecture block(Step step, int kernel) {
        RungDrawing drawing = new RungDrawing(step, kernel);
        int channels = drawing.channels(0);
        if (step.from(Step.MOVE_UP) && !step.from(Step.LAYER_NORM)) {
            drawing.block("block", channels, channels, 1, 0);
        } else {
            drawing.pen.then("block", drawing.operation(channels));
        }
        TensorShape in = TensorShape.map(channels, SIDE_OF_FIRST_STAGE, SIDE_OF_FIRST_STAGE);
        return Expansion.expand(drawing.pen.finish("block", in, CLASSES));
    }

    private Operation operation(int channels) {
        if (step.from(Step.LAYER_NORM)) {
            return new ConvNeXtBlock(kernel, EXPANSION, step.from(Step.SEPARATE_DOWNSAMPLING) ? EPS : 0, 0);
        }
        int inner = inner(channels);
        return OperationTypes.get("bottleneck")
                .create(Map.of("out", channels, "width", inner, "groups", step.from(Step.DEPTHWISE) ? inner : 1));
    }

    private int repeats(int stage) {
        return List.of(3, step.from(Step.STAGE_RATIO) ? 3 : 4, step.from(Step.STAGE_RATIO) ? 9 : 6, 3)
                .get(stage);
    }

    private int width() {
        return step.from(Step.WIDTH) ? 96 : 64;
    }

    /** Stochastic depth of a block, rising evenly over the network to 0.1, in millionths as the presets have it. */
    private double dropPath(int stage, int block) {
        int blocks = IntStream.range(0, STAGES).map(this::repeats).sum();
        int index = IntStream.range(0, stage).map(this::repeats).sum() + block;
        return step.from(Step.RECIPE) ? Math.round(1e6 * DROP_PATH * index / (blocks - 1)) / 1e6 : 0;
    }

    /** Of a block's output: the width itself once the bottleneck is inverted, four times it before. */
    private int channels(int stage) {
        return (step.from(Step.INVERTED) ? width() : EXPANSION * width()) << stage;
    }

    private int inner(int channels) {
        return step.from(Step.INVERTED) ? EXPANSION * channels : channels / EXPANSION;
    }

    private Architecture resNet(String name) {
        if (step.from(Step.PATCHIFY)) {
            pen.then("stem", patches(width(), 4));
        } else {
            pen.then("conv1", Conv2d.plain(width(), 7, 2))
                    .then("bn1", BatchNorm2d.plain())
                    .then("relu", Activation.relu())
                    .then("maxpool", MaxPool2d.square(3, 2, 1));
        }
        for (int stage = 0; stage < STAGES; stage++) {
            stage(stage);
        }
        return pen.then("avgpool", AdaptiveAvgPool2d.toOne())
                .then("flatten", new Flatten())
                .then("fc", new Linear(CLASSES, true))
                .finish(name, IMAGE, CLASSES);
    }

    private static Conv2d patches(int out, int side) {
        return new Conv2d(out, Size.of(side), Size.of(side), Padding.NONE, Size.ONE, 1, true);
    }

    private void stage(int stage) {
        String id = "layer" + (stage + 1);
        int channels = channels(stage);
        int before = stage == 0 ? width() : channels(stage - 1);
        int stride = stage == 0 ? 1 : 2;
        if (!step.from(Step.MOVE_UP)) {
            pen.then(id, bottlenecks(stage, channels, stride));
            return;
        }
        int drawn = 0;
        while (drawn < repeats(stage) && (!step.from(Step.LAYER_NORM) || drawn == 0 && stride > 1)) {
            block(
                    id + "." + drawn,
                    drawn == 0 ? before : channels,
                    channels,
                    drawn == 0 ? stride : 1,
                    dropPath(stage, drawn));
            drawn++;
        }
        if (drawn < repeats(stage)) {
            pen.then(drawn == 0 ? id : id + ".rest", convNeXtBlocks(stage, drawn, 0));
        }
    }

    private Operation bottlenecks(int stage, int channels, int stride) {
        boolean explicit = step.from(Step.DEPTHWISE);
        Map<String, Object> settings = stageSettings("bottleneck", stage, 0);
        settings.put("stride", stride);
        settings.put("width", explicit ? inner(channels) : 0);
        settings.put("groups", explicit ? inner(channels) : 1);
        return OperationTypes.get("stage").create(settings);
    }

    private Operation convNeXtBlocks(int stage, int first, double layerScale) {
        Map<String, Object> settings = stageSettings("convnext_block", stage, first);
        settings.put("layerScale", layerScale);
        return OperationTypes.get("stage").create(settings);
    }

    /** A stage's blocks from the given one on. */
    private Map<String, Object> stageSettings(String block, int stage, int first) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("block", block);
        settings.put("repeat", repeats(stage) - first);
        settings.put("out", channels(stage));
        settings.put("dropPath", dropPath(stage, first));
        settings.put("dropPathEnd", dropPath(stage, repeats(stage) - 1));
        return settings;
    }

    /** Depthwise convolution first; a projection on the shortcut where the block halves the map, as in ResNet. */
    private void block(String id, int in, int out, int stride, double dropPath) {
        String start = pen.tip();
        boolean all = !step.from(Step.FEWER_ACTIVATIONS);
        boolean norms = !step.from(Step.FEWER_NORMS);
        boolean bias = step.from(Step.LAYER_NORM);
        pen.then(id + ".dwconv", Conv2d.plain(in, kernel, stride).withGroups(in).withBias(bias))
                .then(id + ".norm1", norm());
        activation(id + ".act1", all);
        pen.then(id + ".pwconv1", Conv2d.plain(EXPANSION * out, 1, 1).withBias(bias));
        normalisation(id + ".norm2", norms);
        activation(id + ".act2", true);
        pen.then(id + ".pwconv2", Conv2d.plain(out, 1, 1).withBias(bias));
        normalisation(id + ".norm3", norms);
        if (dropPath > 0) {
            pen.then(id + ".drop_path", new DropPath(dropPath));
        }
        String end = pen.tip();
        String shortcut = start;
        if (stride > 1) {
            pen.join(id + ".downsample.0", Conv2d.plain(out, 1, stride), start).then(id + ".downsample.1", norm());
            shortcut = pen.tip();
        }
        pen.join(id + ".add", new Add(), end, shortcut);
        activation(id + ".act3", all);
    }

    private Operation norm() {
        return step.from(Step.LAYER_NORM) ? new LayerNorm2d(EPS) : BatchNorm2d.plain();
    }

    private void normalisation(String id, boolean wanted) {
        if (wanted) {
            pen.then(id, norm());
        }
    }

    private void activation(String id, boolean wanted) {
        if (wanted) {
            pen.then(id, step.from(Step.GELU) ? Activation.of(Activation.Function.GELU) : Activation.relu());
        }
    }

    /** Under torchvision's names. */
    private Architecture convNeXt(String name) {
        pen.then("features.0", new PatchifyStem(channels(0), 4));
        for (int stage = 0; stage < STAGES; stage++) {
            if (stage > 0) {
                pen.then("features." + 2 * stage, new ConvNeXtDownsampling(channels(stage), 2));
            }
            pen.then("features." + (2 * stage + 1), convNeXtBlocks(stage, 0, EPS));
        }
        return pen.then("avgpool", AdaptiveAvgPool2d.toOne())
                .then("classifier.0", norm())
                .then("classifier.1", new Flatten())
                .then("classifier.2", new Linear(CLASSES, true))
                .finish(name, IMAGE, CLASSES);
    }
}
