package netwright.training;

import netwright.architecture.Activation;
import netwright.architecture.AdaptiveAvgPool2d;
import netwright.architecture.AvgPool2d;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.Conv2d;
import netwright.architecture.LayerNorm2d;
import netwright.architecture.LocalResponseNorm;
import netwright.architecture.MaxPool2d;
import netwright.architecture.TensorShape;
import netwright.recipe.EngineName;
import netwright.recipe.Precision;

/** The arithmetic that the two engines spell differently. Each answer computes what PyTorch's layer of that name does. */
sealed interface Kernels permits MxnetKernels, PytorchKernels, MixedKernels {

    /** @throws TrainingFailed when the engine does not know the precision */
    static Kernels of(EngineName engine, Precision precision) {
        if (precision.objection(engine) instanceof String objection) {
            throw new TrainingFailed(objection);
        }
        return switch (engine) {
            case MXNET -> new MxnetKernels();
            case PYTORCH -> precision == Precision.BFLOAT16 ? new MixedKernels() : new PytorchKernels();
        };
    }

    /** The images as the network reads them; what is computed stays N×C×H×W, however it lies in memory. */
    Op input(TensorShape shape);

    /** Zero padding before and after each axis may differ; {@code top}, {@code left} are what both sides have at least. */
    Op convolution(Conv2d conv, TensorShape in, int top, int left);

    Op linear(int out, boolean bias);

    Op batchNorm(BatchNorm2d norm, TensorShape in);

    Op layerNorm(LayerNorm2d norm, TensorShape in);

    default Op localResponseNorm(LocalResponseNorm norm, TensorShape in) {
        return CommonOps.localResponseNorm(norm, in, this);
    }

    Op activation(Activation activation);

    Op maxPool(MaxPool2d pool, TensorShape in);

    Op averagePool(AvgPool2d pool, TensorShape in);

    Op adaptivePool(AdaptiveAvgPool2d pool, TensorShape in);

    Op pad(int top, int bottom, int left, int right);

    /** Zeros before and behind the channels of a map. */
    Op padChannels(int front, int back, TensorShape in);

    /** Sum of two arrays of one shape. */
    Op add();

    /** Maps of one size behind each other along the channels. */
    default Op concat(int maps) {
        return CommonOps.concat();
    }

    /** Channels {@code from} up to but not including {@code to}. */
    Op slice(int from, int to);

    /** Product with broadcasting. */
    Op multiply();

    /** Product of a map C×H×W and a gate C×1×1, in this order. */
    Op gate(TensorShape map);

    /** A factor per channel. */
    Op scale(TensorShape in);

    /** What a layer computes, as float32 for the loss. */
    default Op scores(Op op) {
        return op;
    }
}
