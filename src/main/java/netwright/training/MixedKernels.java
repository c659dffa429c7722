package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import netwright.architecture.Activation;
import netwright.architecture.AdaptiveAvgPool2d;
import netwright.architecture.AvgPool2d;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.Conv2d;
import netwright.architecture.LayerNorm2d;
import netwright.architecture.LocalResponseNorm;
import netwright.architecture.MaxPool2d;
import netwright.architecture.Size;
import netwright.architecture.TensorShape;

/**
 * PyTorch's functions in mixed precision, as its autocast has it: convolutions and linear layers in bfloat16, norms over
 * channels, softmax and the scores in float32, everything else in the type that it is given. Batch norm takes and gives
 * bfloat16, but its sums, statistics, scales and shifts are float32. Weights stay float32; each is converted once a step.
 */
final class MixedKernels implements Kernels {

    /** oneDNN's kernels compute in blocks of so many channels. */
    private static final int BLOCK = 16;

    private final PytorchKernels plain = new PytorchKernels();

    @Override
    public Op input(TensorShape shape) {
        return plain.input(shape);
    }

    @Override
    public Op convolution(Conv2d conv, TensorShape in, int top, int left) {
        Op op = plain.convolution(conv, in, top, left);
        Op full = inFull(op);
        Op low = lowered(op, Cast.LOWER_CHANNELS_LAST);
        Op onGpu = lowered(op, Cast.LOWER);
        boolean sound = soundOnCpu(conv, in);
        return (arrays, pass) -> {
            boolean gpu = arrays.get(0).getDevice().isGpu();
            return (gpu ? onGpu : sound ? low : full).apply(arrays, pass);
        };
    }

    /**
     * Whether libtorch 2.7.1's bfloat16 convolution is right on every CPU. Where the channels of a group do not fill
     * oneDNN's blocks, its kernels for avx512_bf16 without AMX give wrong outputs and gradients (PyTorch's issue 163347),
     * so such convolutions stay in float32. They have few channels and so little to gain. Depthwise ones have kernels of
     * their own, which are right where they do not stride.
     */
    static boolean soundOnCpu(Conv2d conv, TensorShape in) {
        int groups = conv.groups();
        boolean depthwise = groups == in.channels() && groups == conv.out() && groups % BLOCK == 0;
        boolean sound = depthwise
                ? conv.stride().equals(Size.ONE) && conv.dilation().equals(Size.ONE)
                : in.channels() / groups % BLOCK == 0 && conv.out() / groups % BLOCK == 0;
        return sound && in.height() * in.width() > 1;
    }

    @Override
    public Op linear(int out, boolean bias) {
        return lowered(plain.linear(out, bias), Cast.LOWER);
    }

    @Override
    public Op batchNorm(BatchNorm2d norm, TensorShape in) {
        return plain.batchNorm(norm, in);
    }

    @Override
    public Op layerNorm(LayerNorm2d norm, TensorShape in) {
        return inFull(plain.layerNorm(norm, in));
    }

    @Override
    public Op localResponseNorm(LocalResponseNorm norm, TensorShape in) {
        return inFull(plain.localResponseNorm(norm, in));
    }

    @Override
    public Op activation(Activation activation) {
        Op op = plain.activation(activation);
        return activation.function() == Activation.Function.SOFTMAX ? inFull(op) : op;
    }

    @Override
    public Op maxPool(MaxPool2d pool, TensorShape in) {
        return plain.maxPool(pool, in);
    }

    @Override
    public Op averagePool(AvgPool2d pool, TensorShape in) {
        return plain.averagePool(pool, in);
    }

    /** The general case multiplies by matrices of float32. */
    @Override
    public Op adaptivePool(AdaptiveAvgPool2d pool, TensorShape in) {
        Op op = plain.adaptivePool(pool, in);
        return pool.output().equals(Size.ONE) ? op : inFull(op);
    }

    @Override
    public Op pad(int top, int bottom, int left, int right) {
        return plain.pad(top, bottom, left, right);
    }

    @Override
    public Op padChannels(int front, int back, TensorShape in) {
        return plain.padChannels(front, back, in);
    }

    @Override
    public Op add() {
        return plain.add();
    }

    /** Arrays of both types give float32, as in PyTorch; DJL wants them alike. */
    @Override
    public Op concat(int maps) {
        Op op = plain.concat(maps);
        Op full = inFull(op);
        return (arrays, pass) -> {
            long low = arrays.stream().filter(Cast::isLow).count();
            return (low == 0 || low == arrays.size() ? op : full).apply(arrays, pass);
        };
    }

    @Override
    public Op slice(int from, int to) {
        return plain.slice(from, to);
    }

    @Override
    public Op multiply() {
        return plain.multiply();
    }

    @Override
    public Op gate(TensorShape map) {
        return plain.gate(map);
    }

    @Override
    public Op scale(TensorShape in) {
        return plain.scale(in);
    }

    @Override
    public Op scores(Op op) {
        return (arrays, pass) -> {
            NDArray scores = op.apply(arrays, pass);
            return Cast.isLow(scores) ? Cast.RAISE.apply(scores, pass) : scores;
        };
    }

    /** On float32, whatever it is given. */
    private static Op inFull(Op op) {
        return (arrays, pass) -> {
            NDList cast = new NDList(arrays.size());
            arrays.forEach(array -> cast.add(Cast.isLow(array) ? Cast.RAISE.apply(array, pass) : array));
            return op.apply(cast, pass);
        };
    }

    /**
     * On bfloat16, whatever it is given.
     *
     * @param first how the layer's input is converted
     */
    private static Op lowered(Op op, Cast first) {
        return (arrays, pass) -> {
            NDList cast = new NDList(arrays.size());
            for (NDArray array : arrays) {
                cast.add((cast.isEmpty() ? first : Cast.LOWER).apply(array, pass));
            }
            NDArray result = op.apply(cast, pass);
            // PyTorch's backward pass keeps what it needs of them.
            cast.forEach(NDArray::close);
            return result;
        };
    }
}
