package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import netwright.architecture.Activation;
import netwright.architecture.AdaptiveAvgPool2d;
import netwright.architecture.AvgPool2d;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.Conv2d;
import netwright.architecture.LayerNorm2d;
import netwright.architecture.MaxPool2d;
import netwright.architecture.Size;
import netwright.architecture.TensorShape;

/** PyTorch's functions, through DJL. A result belongs to the manager of its first argument, which is the pass's. */
final class PytorchKernels implements Kernels {

    /**
     * Channels go last in memory, where libtorch's CPU kernels are fastest and no convolution has to copy its input; every
     * layer hands the layout on. (Python would say {@code memory_format=torch.channels_last}, which DJL does not know.)
     */
    @Override
    public Op input(TensorShape shape) {
        return shape.spatial() ? unary(PytorchKernels::channelsLast) : CommonOps.same();
    }

    private static NDArray channelsLast(NDArray map) {
        Shape shape = map.getShape();
        if (shape.get(1) == 1 || map.getDevice().isGpu()) {
            return map;
        }
        return map.transpose(0, 2, 3, 1)
                .flatten()
                .reshape(shape.get(0), shape.get(2), shape.get(3), shape.get(1))
                .transpose(0, 3, 1, 2);
    }

    @Override
    public Op add() {
        return (in, pass) -> in.get(0).add(in.get(1));
    }

    @Override
    public Op convolution(Conv2d conv, TensorShape in, int top, int left) {
        Shape stride = shape(conv.stride());
        Shape dilation = shape(conv.dilation());
        Shape padding = new Shape(top, left);
        return (arrays, pass) -> {
            NDArray bias = conv.bias() ? arrays.get(2) : null;
            NDArray x = arrays.get(0);
            NDArray map = x.getNDArrayInternal()
                    .convolution(x, arrays.get(1), bias, stride, padding, dilation, conv.groups())
                    .get(0);
            // A single channel has no layout to hand on.
            return in.channels() == 1 ? channelsLast(map) : map;
        };
    }

    @Override
    public Op linear(int out, boolean bias) {
        return (arrays, pass) -> {
            NDArray x = arrays.get(0);
            return x.getNDArrayInternal()
                    .linear(x, arrays.get(1), bias ? arrays.get(2) : null)
                    .get(0);
        };
    }

    @Override
    public Op batchNorm(BatchNorm2d norm, TensorShape in) {
        return (arrays, pass) -> {
            NDArray x = arrays.get(0);
            return x.getNDArrayInternal()
                    .batchNorm(
                            x,
                            arrays.get(3),
                            arrays.get(4),
                            arrays.get(1),
                            arrays.get(2),
                            1,
                            (float) (1 - norm.momentum()),
                            (float) norm.eps(),
                            pass.byBatch())
                    .get(0);
        };
    }

    /** PyTorch normalises over the last axes only, so channels go last and come back. */
    @Override
    public Op layerNorm(LayerNorm2d norm, TensorShape in) {
        Shape channels = new Shape(in.channels());
        return (arrays, pass) -> {
            NDArray last = arrays.get(0).transpose(0, 2, 3, 1);
            NDArray normed = last.getNDArrayInternal()
                    .layerNorm(last, channels, arrays.get(1), arrays.get(2), (float) norm.eps())
                    .get(0);
            return normed.transpose(0, 3, 1, 2);
        };
    }

    @Override
    public Op activation(Activation activation) {
        return switch (activation.function()) {
            case RELU -> unary(x -> x.getNDArrayInternal().relu());
            case RELU6 -> unary(x -> x.clip(0, 6));
            case LEAKY_RELU -> unary(x -> x.getNDArrayInternal().leakyRelu((float) activation.slope()));
            case GELU -> unary(x -> x.getNDArrayInternal().gelu());
            case SILU -> unary(x -> x.mul(x.getNDArrayInternal().sigmoid()));
            case HARDSWISH -> unary(x -> x.mul(hardSigmoid(x)));
            case HARDSIGMOID -> unary(PytorchKernels::hardSigmoid);
            case SIGMOID -> unary(x -> x.getNDArrayInternal().sigmoid());
            case TANH -> unary(x -> x.getNDArrayInternal().tanh());
            case SOFTMAX -> unary(x -> x.softmax(1));
        };
    }

    private static NDArray hardSigmoid(NDArray x) {
        return x.add(3).clip(0, 6).div(6);
    }

    private static Op unary(java.util.function.UnaryOperator<NDArray> function) {
        return (in, pass) -> function.apply(in.get(0));
    }

    @Override
    public Op maxPool(MaxPool2d pool, TensorShape in) {
        Shape kernel = shape(pool.kernel());
        Shape stride = shape(pool.stride());
        Shape padding = shape(pool.padding());
        return unary(x -> x.getNDArrayInternal().maxPool(kernel, stride, padding, pool.ceilMode()));
    }

    /** DJL counts padding whatever it is told; dividing by the average of ones takes the padding out again. */
    @Override
    public Op averagePool(AvgPool2d pool, TensorShape in) {
        Shape kernel = shape(pool.kernel());
        Shape stride = shape(pool.stride());
        Shape padding = shape(pool.padding());
        Op withPadding = unary(x -> x.getNDArrayInternal().avgPool(kernel, stride, padding, pool.ceilMode(), true));
        if (pool.countIncludePad()) {
            return withPadding;
        }
        return (arrays, pass) -> {
            NDArray ones = pass.manager().ones(new Shape(1, 1, in.height(), in.width()));
            NDArray share = withPadding.apply(new NDList(ones), pass);
            return withPadding.apply(arrays, pass).div(share);
        };
    }

    /** Averaging is linear and separable: one matrix for rows, one for columns. */
    @Override
    public Op adaptivePool(AdaptiveAvgPool2d pool, TensorShape in) {
        if (pool.output().equals(Size.ONE)) {
            return unary(x -> x.getNDArrayInternal()
                    .avgPool(new Shape(in.height(), in.width()), new Shape(1, 1), new Shape(0, 0), false, true));
        }
        float[] rows = averaging(in.height(), pool.output().height());
        float[] columns = averaging(in.width(), pool.output().width());
        return (arrays, pass) -> {
            NDArray left = pass.manager().create(rows, new Shape(pool.output().height(), in.height()));
            NDArray right =
                    pass.manager().create(columns, new Shape(pool.output().width(), in.width()));
            return left.matMul(arrays.get(0).matMul(right.transpose()));
        };
    }

    /** Row i averages the inputs ⌊i·in/out⌋ to ⌈(i+1)·in/out⌉, as PyTorch's adaptive pooling. */
    private static float[] averaging(int in, int out) {
        float[] matrix = new float[out * in];
        for (int i = 0; i < out; i++) {
            int from = Math.toIntExact((long) i * in / out);
            int to = Math.toIntExact(((long) (i + 1) * in + out - 1) / out);
            java.util.Arrays.fill(matrix, i * in + from, i * in + to, 1f / (to - from));
        }
        return matrix;
    }

    @Override
    public Op pad(int top, int bottom, int left, int right) {
        Shape sides = new Shape(left, right, top, bottom);
        return unary(x -> x.pad(sides, 0));
    }

    @Override
    public Op padChannels(int front, int back, TensorShape in) {
        Shape sides = new Shape(0, 0, 0, 0, front, back);
        return unary(x -> x.pad(sides, 0));
    }

    @Override
    public Op slice(int from, int to) {
        NDIndex channels = new NDIndex(":, {}:{}", from, to);
        return unary(x -> x.get(channels));
    }

    @Override
    public Op multiply() {
        return (in, pass) -> in.get(0).mul(in.get(1));
    }

    @Override
    public Op gate(TensorShape map) {
        return multiply();
    }

    @Override
    public Op scale(TensorShape in) {
        return (arrays, pass) -> {
            NDArray factors = arrays.get(1).reshape(in.spatial() ? new Shape(1, -1, 1, 1) : new Shape(1, -1));
            factors.attach(pass.manager());
            return arrays.get(0).mul(factors);
        };
    }

    private static Shape shape(Size size) {
        return new Shape(size.height(), size.width());
    }
}
