package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.PairList;
import java.util.Arrays;
import netwright.architecture.Activation;
import netwright.architecture.AdaptiveAvgPool2d;
import netwright.architecture.AvgPool2d;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.Conv2d;
import netwright.architecture.LayerNorm2d;
import netwright.architecture.MaxPool2d;
import netwright.architecture.Size;
import netwright.architecture.TensorShape;

/**
 * MXNet's operators, called by name: DJL's own methods lack dilation per axis, ceil mode and exact GELU, and format
 * their settings anew in every step. Nothing that reshapes a map is a {@link GraphOp}: in a graph MXNet 1.9 reshapes in
 * place, also where it has to undo oneDNN's layout first, and what else reads that memory, such as ReLU's backward pass,
 * goes wrong.
 */
final class MxnetKernels implements Kernels {

    @Override
    public Op input(TensorShape shape) {
        return CommonOps.same();
    }

    /** Not the broadcasting sum that DJL would call: this one keeps the layout in which oneDNN's convolutions work. */
    @Override
    public GraphOp add() {
        return operator("elemwise_add");
    }

    @Override
    public GraphOp convolution(Conv2d conv, TensorShape in, int top, int left) {
        return operator(
                "Convolution",
                set("kernel", tuple(conv.kernel())),
                set("stride", tuple(conv.stride())),
                set("dilate", tuple(conv.dilation())),
                set("pad", tuple(new int[] {top, left})),
                set("num_filter", conv.out()),
                set("num_group", conv.groups()),
                set("no_bias", !conv.bias()));
    }

    @Override
    public GraphOp linear(int out, boolean bias) {
        return operator("FullyConnected", set("num_hidden", out), set("no_bias", !bias), set("flatten", false));
    }

    @Override
    public GraphOp batchNorm(BatchNorm2d norm, TensorShape in) {
        long positions = (long) in.height() * in.width();
        return new GraphOp.Norm(normalisation(norm, false), normalisation(norm, true), positions);
    }

    private static GraphOp normalisation(BatchNorm2d norm, boolean running) {
        return operator(
                "BatchNorm",
                set("eps", norm.eps()),
                set("momentum", 1 - norm.momentum()),
                set("fix_gamma", false),
                set("use_global_stats", running),
                set("axis", 1));
    }

    /**
     * Written with 1×1 convolutions, because MXNet's reductions, broadcasts and its LayerNorm over channels are slow on
     * the CPU (a sixth of the time, measured at 64×32×32): one thin convolution averages channels, another spreads the
     * average over them again.
     */
    @Override
    public Op layerNorm(LayerNorm2d norm, TensorShape in) {
        int channels = in.channels();
        Op average = operator("Convolution", set("kernel", "(1, 1)"), set("num_filter", 1), set("no_bias", true));
        Op spread = operator("Convolution", set("kernel", "(1, 1)"), set("num_filter", channels), set("no_bias", true));
        Op minus = operator("elemwise_sub");
        Op times = operator("elemwise_mul");
        Op square = operator("square");
        Op plusEps = operator("_plus_scalar", set("scalar", norm.eps()));
        Op inverseRoot = operator("rsqrt");
        Op scaleAndShift = perChannel(channels, true);
        return (arrays, pass) -> {
            NDArray x = arrays.get(0);
            NDArray shares = pass.manager().full(new Shape(1, channels, 1, 1), 1f / channels);
            NDArray ones = pass.manager().ones(new Shape(channels, 1, 1, 1));
            NDArray mean = average.apply(new NDList(x, shares), pass);
            NDArray centred = minus.apply(new NDList(x, spread.apply(new NDList(mean, ones), pass)), pass);
            NDArray variance = average.apply(new NDList(square.apply(new NDList(centred), pass), shares), pass);
            NDArray factor = inverseRoot.apply(new NDList(plusEps.apply(new NDList(variance), pass)), pass);
            NDArray normal = times.apply(new NDList(centred, spread.apply(new NDList(factor, ones), pass)), pass);
            return scaleAndShift.apply(new NDList(normal, arrays.get(1), arrays.get(2)), pass);
        };
    }

    /** Scaling channels is a depthwise 1×1 convolution, which is many times faster here than a broadcast product. */
    private static GraphOp perChannel(int channels, boolean shift) {
        GraphOp column = operator("reshape", set("shape", "(-1, 1, 1, 1)"));
        return operator(
                        "Convolution",
                        set("kernel", "(1, 1)"),
                        set("num_filter", channels),
                        set("num_group", channels),
                        set("no_bias", !shift))
                .on(1, column);
    }

    @Override
    public GraphOp activation(Activation activation) {
        return switch (activation.function()) {
            case RELU -> operator("Activation", set("act_type", "relu"));
            case RELU6 -> operator("clip", set("a_min", 0), set("a_max", 6));
            case LEAKY_RELU -> operator("LeakyReLU", set("act_type", "leaky"), set("slope", activation.slope()));
            case GELU -> operator("LeakyReLU", set("act_type", "gelu"));
            case SILU -> gated(operator("Activation", set("act_type", "sigmoid")));
            case HARDSWISH -> gated(hardSigmoid());
            case HARDSIGMOID -> hardSigmoid();
            case SIGMOID -> operator("Activation", set("act_type", "sigmoid"));
            case TANH -> operator("Activation", set("act_type", "tanh"));
            case SOFTMAX -> operator("softmax", set("axis", 1));
        };
    }

    private static GraphOp hardSigmoid() {
        return operator("hard_sigmoid", set("alpha", 1.0 / 6), set("beta", 0.5));
    }

    /** x · gate(x). */
    private static GraphOp gated(GraphOp gate) {
        return new GraphOp.Gated(gate, operator("elemwise_mul"));
    }

    @Override
    public GraphOp maxPool(MaxPool2d pool, TensorShape in) {
        GraphOp op = operator(
                "Pooling",
                set("pool_type", "max"),
                set("kernel", tuple(pool.kernel())),
                set("stride", tuple(pool.stride())),
                set("pad", tuple(pool.padding())),
                set("pooling_convention", pool.ceilMode() ? "full" : "valid"));
        return cropped(op, pool.ceilMode(), pool.kernel(), pool.stride(), pool.padding(), in, pool.output(in));
    }

    @Override
    public GraphOp averagePool(AvgPool2d pool, TensorShape in) {
        GraphOp op = operator(
                "Pooling",
                set("pool_type", "avg"),
                set("kernel", tuple(pool.kernel())),
                set("stride", tuple(pool.stride())),
                set("pad", tuple(pool.padding())),
                set("count_include_pad", pool.countIncludePad()),
                set("pooling_convention", pool.ceilMode() ? "full" : "valid"));
        return cropped(op, pool.ceilMode(), pool.kernel(), pool.stride(), pool.padding(), in, pool.output(in));
    }

    /** MXNet's "full" keeps windows that start in the padding behind the image, which PyTorch drops. */
    private static GraphOp cropped(
            GraphOp pool, boolean full, Size kernel, Size stride, Size padding, TensorShape in, TensorShape out) {
        int high = full(in.height(), kernel.height(), stride.height(), padding.height());
        int wide = full(in.width(), kernel.width(), stride.width(), padding.width());
        if (!full || (high == out.height() && wide == out.width())) {
            return pool;
        }
        return operator(
                        "slice",
                        set("begin", "(None, None, 0, 0)"),
                        set("end", "(None, None, " + out.height() + ", " + out.width() + ")"))
                .on(0, pool);
    }

    /** Windows along a side, the last one perhaps beyond its end. */
    private static int full(int side, int kernel, int stride, int padding) {
        return Math.ceilDiv(side + 2 * padding - kernel, stride) + 1;
    }

    /** Where the sides divide, MXNet 1.9's adaptive pooling fails while training, and the plain one does the same. */
    @Override
    public Op adaptivePool(AdaptiveAvgPool2d pool, TensorShape in) {
        if (pool.output().equals(Size.ONE)) {
            Op row = operator("reshape", set("shape", "(0, 0, -1, 1)"));
            Op mean = operator("Pooling", set("pool_type", "avg"), set("global_pool", true), set("kernel", "(1, 1)"));
            // The reshape undoes oneDNN's layout: the gradient of one value a channel would come back in a layout for
            // which its other kernels have only slow, plain code.
            return (arrays, pass) -> mean.apply(new NDList(row.apply(arrays, pass)), pass);
        }
        if (in.height() % pool.output().height() == 0
                && in.width() % pool.output().width() == 0) {
            String window = tuple(new Size(
                    in.height() / pool.output().height(),
                    in.width() / pool.output().width()));
            return operator("Pooling", set("pool_type", "avg"), set("kernel", window), set("stride", window));
        }
        return operator("_contrib_AdaptiveAvgPooling2D", set("output_size", tuple(pool.output())));
    }

    @Override
    public GraphOp pad(int top, int bottom, int left, int right) {
        return operator("Pad", set("mode", "constant"), set("constant_value", 0), set("pad_width", tuple(new int[] {
            0, 0, 0, 0, top, bottom, left, right
        })));
    }

    /** MXNet pads heights and widths only, so the channels become rows of a one-channel map. */
    @Override
    public Op padChannels(int front, int back, TensorShape in) {
        GraphOp pad = pad(front, back, 0, 0);
        Shape rows = new Shape(-1, 1, in.channels(), (long) in.height() * in.width());
        Shape map = new Shape(-1, front + in.channels() + back, in.height(), in.width());
        return (arrays, pass) ->
                pad.apply(new NDList(arrays.get(0).reshape(rows)), pass).reshape(map);
    }

    @Override
    public GraphOp concat(int maps) {
        return operator("_npi_concatenate", set("axis", 1), set("num_args", maps));
    }

    @Override
    public GraphOp slice(int from, int to) {
        return operator("slice_axis", set("axis", 1), set("begin", from), set("end", to));
    }

    @Override
    public GraphOp multiply() {
        return operator("broadcast_mul");
    }

    /** Scaling each channel of each image is a depthwise 1×1 convolution over all of them. */
    @Override
    public Op gate(TensorShape map) {
        Op join = operator("reshape", set("shape", "(1, -1, " + map.height() + ", " + map.width() + ")"));
        Op column = operator("reshape", set("shape", "(-1, 1, 1, 1)"));
        Op split = operator("reshape_like");
        return (in, pass) -> {
            NDArray x = in.get(0);
            long all = x.getShape().get(0) * map.channels();
            Op depthwise = operator(
                    "Convolution",
                    set("kernel", "(1, 1)"),
                    set("num_filter", all),
                    set("num_group", all),
                    set("no_bias", true));
            NDArray joined = join.apply(new NDList(x), pass);
            NDArray factors = column.apply(new NDList(in.get(1)), pass);
            return split.apply(new NDList(depthwise.apply(new NDList(joined, factors), pass), x), pass);
        };
    }

    @Override
    public GraphOp scale(TensorShape in) {
        if (in.spatial()) {
            return perChannel(in.channels(), false);
        }
        return operator("broadcast_mul").on(1, operator("reshape", set("shape", "(1, -1)")));
    }

    /** An operator with its settings written once; its result belongs to the pass. */
    private static GraphOp.Operator operator(String name, Setting... settings) {
        PairList<String, String> parameters = new PairList<>();
        for (Setting setting : settings) {
            parameters.add(setting.name, setting.value);
        }
        return new GraphOp.Operator(name, parameters);
    }

    /** A setting of an operator, written as MXNet's Python interface would. */
    private record Setting(String name, String value) {}

    private static Setting set(String name, Object value) {
        return new Setting(name, value instanceof Boolean on ? (on ? "True" : "False") : value.toString());
    }

    private static String tuple(Size size) {
        return "(" + size.height() + ", " + size.width() + ")";
    }

    private static String tuple(int[] values) {
        String list = Arrays.toString(values);
        return "(" + list.substring(1, list.length() - 1) + ")";
    }
}
