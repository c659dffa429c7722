package netwright.training;

import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import netwright.analysis.Analysis;
import netwright.analysis.LayerReport;
import netwright.analysis.Problem;
import netwright.architecture.Activation;
import netwright.architecture.AdaptiveAvgPool2d;
import netwright.architecture.Add;
import netwright.architecture.Architecture;
import netwright.architecture.AuxiliaryOutput;
import netwright.architecture.AvgPool2d;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.ChannelShuffle;
import netwright.architecture.ChannelSlice;
import netwright.architecture.Concat;
import netwright.architecture.Conv2d;
import netwright.architecture.DropPath;
import netwright.architecture.Dropout;
import netwright.architecture.Flatten;
import netwright.architecture.Input;
import netwright.architecture.LayerNorm2d;
import netwright.architecture.LayerScale;
import netwright.architecture.Linear;
import netwright.architecture.LocalResponseNorm;
import netwright.architecture.MaxPool2d;
import netwright.architecture.Multiply;
import netwright.architecture.Output;
import netwright.architecture.Pad;
import netwright.architecture.TensorShape;
import netwright.architecture.Window;
import netwright.recipe.EngineName;
import netwright.recipe.Precision;
import netwright.recipe.Recipe;

/**
 * Lowers an architecture to one DJL block. Everything that a layer means to an engine is in the one {@code switch} below;
 * a new layer does not compile until it has its line there.
 */
public final class Lowering {

    private final Kernels kernels;
    private final InitialWeights initial;

    private Lowering(Kernels kernels, InitialWeights initial) {
        this.kernels = kernels;
        this.initial = initial;
    }

    /**
     * @param architecture without errors
     * @return maps N×C×H×W to N×classes
     * @throws TrainingFailed naming the first error, when there is one
     */
    public static LoweredBlock lower(Architecture architecture, EngineName engine) {
        return lower(sound(architecture).layers(), engine);
    }

    /** With what the recipe sets: its engine, initial weights, dropout, drop path and batch norm's settings. */
    static LoweredBlock lower(Architecture architecture, Recipe recipe) {
        Overrides overrides = Overrides.of(recipe);
        List<LayerReport> layers =
                overrides.apply(sound(overrides.withDropPaths(architecture)).layers());
        InitialWeights initial = InitialWeights.of(recipe.initialisation(), layers);
        return new Lowering(Kernels.of(recipe.engine(), recipe.precision()), initial).block(layers, recipe.engine());
    }

    private static Analysis sound(Architecture architecture) {
        Analysis analysis = Analysis.of(architecture);
        analysis.problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .findFirst()
                .ifPresent(problem -> {
                    throw new TrainingFailed("The network cannot be trained yet: " + problem.message());
                });
        return analysis;
    }

    /** For parts of networks: no classifier is asked for. The last layer is the output. */
    static LoweredBlock lower(List<LayerReport> layers, EngineName engine) {
        return lower(layers, engine, Precision.FLOAT32);
    }

    static LoweredBlock lower(List<LayerReport> layers, EngineName engine, Precision precision) {
        return new Lowering(Kernels.of(engine, precision), InitialWeights.usual()).block(layers, engine);
    }

    private LoweredBlock block(List<LayerReport> layers, EngineName engine) {
        String output = output(layers);
        List<LoweredLayer> lowered = new ArrayList<>();
        List<LoweredBlock.Auxiliary> auxiliaries = new ArrayList<>();
        int end = 0;
        for (LayerReport report : leadingToEnds(layers, output)) {
            if (report.id().equals(output)) {
                end = lowered.size();
            } else if (report.layer() instanceof AuxiliaryOutput auxiliary) {
                auxiliaries.add(new LoweredBlock.Auxiliary(lowered.size(), auxiliary.weight()));
            }
            Form form = form(report, lowered.size());
            List<WeightSpec> weights = initial.of(report.id(), form.weights);
            boolean ends = report.id().equals(output) || report.layer() instanceof AuxiliaryOutput;
            Op op = ends ? kernels.scores(form.op) : form.op;
            lowered.add(new LoweredLayer(report.id(), op, report.inputs(), weights, report.output()));
        }
        return new LoweredBlock(engine, lowered, end, auxiliaries);
    }

    /** The layer whose output is the network's: the output, or the last layer of a part that has none. */
    private static String output(List<LayerReport> layers) {
        return layers.stream()
                .filter(report -> report.layer() instanceof Output)
                .findFirst()
                .orElse(layers.getLast())
                .id();
    }

    /** Branches that nothing reads are drawn but not computed. */
    private static List<LayerReport> leadingToEnds(List<LayerReport> layers, String output) {
        Set<String> read = new HashSet<>(Set.of(output));
        List<LayerReport> kept = new ArrayList<>();
        for (LayerReport report : layers.reversed()) {
            if (read.contains(report.id()) || report.layer() instanceof AuxiliaryOutput) {
                read.addAll(report.inputs());
                kept.add(report);
            }
        }
        return kept.reversed();
    }

    /** What a layer computes and what it keeps. */
    private record Form(Op op, List<WeightSpec> weights) {
        static Form of(Op op, WeightSpec... weights) {
            return new Form(op, List.of(weights));
        }
    }

    private Form form(LayerReport report, int index) {
        TensorShape in = report.inputShapes().isEmpty()
                ? report.output()
                : report.inputShapes().getFirst();
        int channels = in.channels();
        return switch (report.layer()) {
            case Input input -> Form.of(kernels.input(in));
            case Conv2d conv -> new Form(convolution(conv, in), convolutionWeights(conv, channels));
            case Linear linear ->
                new Form(kernels.linear(linear.out(), linear.bias()), linearWeights(linear, channels));
            case BatchNorm2d norm ->
                Form.of(
                        kernels.batchNorm(norm, in),
                        WeightSpec.constant("weight", 1, channels),
                        WeightSpec.constant("bias", 0, channels),
                        WeightSpec.buffer("running_mean", 0, channels),
                        WeightSpec.buffer("running_var", 1, channels));
            case LayerNorm2d norm ->
                Form.of(
                        kernels.layerNorm(norm, in),
                        WeightSpec.constant("weight", 1, channels),
                        WeightSpec.constant("bias", 0, channels));
            case LocalResponseNorm norm -> Form.of(kernels.localResponseNorm(norm, in));
            case Activation activation -> Form.of(kernels.activation(activation));
            case MaxPool2d pool -> Form.of(kernels.maxPool(pool, in));
            case AvgPool2d pool -> Form.of(kernels.averagePool(pool, in));
            case AdaptiveAvgPool2d pool -> Form.of(kernels.adaptivePool(pool, in));
            case Flatten flatten -> Form.of(CommonOps.flatten(in));
            case Dropout dropout -> Form.of(CommonOps.dropping(dropout.p(), index, false));
            case DropPath path -> Form.of(CommonOps.dropping(path.p(), index, true));
            case LayerScale scale -> Form.of(kernels.scale(in), WeightSpec.constant("gamma", scale.init(), channels));
            case Pad pad -> Form.of(CommonOps.pad(pad, in, kernels));
            case Add add -> Form.of(CommonOps.inTurn(kernels.add()));
            case Concat concat -> Form.of(kernels.concat(report.inputShapes().size()));
            case Multiply multiply -> Form.of(multiply(report.inputShapes()));
            case ChannelShuffle shuffle -> Form.of(CommonOps.channelShuffle(shuffle, in));
            case ChannelSlice slice -> Form.of(kernels.slice(slice.from(), slice.end(channels)));
            case Output output -> Form.of(CommonOps.same());
            case AuxiliaryOutput output -> Form.of(CommonOps.same());
        };
    }

    /** The usual product, a map and a gate for its channels, has its own kernel. */
    private Op multiply(List<TensorShape> in) {
        if (in.size() == 2 && isGate(in.get(1), in.get(0))) {
            return kernels.gate(in.get(0));
        }
        if (in.size() == 2 && isGate(in.get(0), in.get(1))) {
            Op gate = kernels.gate(in.get(1));
            return (arrays, pass) -> gate.apply(new NDList(arrays.get(1), arrays.get(0)), pass);
        }
        return CommonOps.inTurn(kernels.multiply());
    }

    private static boolean isGate(TensorShape gate, TensorShape map) {
        return map.spatial() && gate.equals(TensorShape.map(map.channels(), 1, 1)) && map.height() * map.width() > 1;
    }

    /** PyTorch pads {@code same} unevenly for even kernels; engines pad both sides alike, so the rest is padded before. */
    private Op convolution(Conv2d conv, TensorShape in) {
        Window window = conv.window(in);
        int top = window.vertical().before();
        int left = window.horizontal().before();
        int bottom = window.vertical().after() - top;
        int right = window.horizontal().after() - left;
        Op op = kernels.convolution(conv, in, top, left);
        if (bottom == 0 && right == 0) {
            return op;
        }
        return CommonOps.after(kernels.pad(0, bottom, 0, right), op);
    }

    /** Initial values by fan-in (LeCun et al., 1998), biases 0. */
    private static List<WeightSpec> linearWeights(Linear linear, int features) {
        WeightSpec weight = WeightSpec.random("weight", Math.sqrt(1.0 / features), linear.out(), features);
        return linear.bias() ? List.of(weight, WeightSpec.constant("bias", 0, linear.out())) : List.of(weight);
    }

    /** Initial values by fan-out within a group (He et al., 2015), biases 0. */
    private static List<WeightSpec> convolutionWeights(Conv2d conv, int channels) {
        int high = conv.kernel().height();
        int wide = conv.kernel().width();
        double fanOut = (double) conv.out() / conv.groups() * high * wide;
        WeightSpec weight =
                WeightSpec.random("weight", Math.sqrt(2 / fanOut), conv.out(), channels / conv.groups(), high, wide);
        return conv.bias() ? List.of(weight, WeightSpec.constant("bias", 0, conv.out())) : List.of(weight);
    }
}
