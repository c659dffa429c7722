package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import netwright.architecture.AvgPool2d;
import netwright.architecture.ChannelShuffle;
import netwright.architecture.LocalResponseNorm;
import netwright.architecture.Pad;
import netwright.architecture.Size;
import netwright.architecture.TensorShape;

/** Layers that are written alike for both engines. */
final class CommonOps {

    private CommonOps() {}

    /**
     * Krizhevsky et al., 2012, §3.3 with PyTorch's alpha: the channels become rows of a one-channel map, so the mean of
     * squares over neighbouring channels is an average pooling.
     */
    static Op localResponseNorm(LocalResponseNorm norm, TensorShape in, Kernels kernels) {
        int positions = in.height() * in.width();
        int before = norm.size() / 2;
        int after = (norm.size() - 1) / 2;
        TensorShape rows = TensorShape.map(1, in.channels() + before + after, positions);
        Op pad = kernels.pad(before, after, 0, 0);
        Op mean = kernels.averagePool(
                new AvgPool2d(new Size(norm.size(), 1), Size.ONE, new Size(0, 0), false, true), rows);
        return (arrays, pass) -> {
            NDArray x = arrays.get(0);
            NDArray squares = x.mul(x).reshape(new Shape(-1, 1, in.channels(), positions));
            NDArray local = mean.apply(new NDList(pad.apply(new NDList(squares), pass)), pass);
            NDArray divisor = local.mul(norm.alpha()).add(norm.k()).pow(-norm.beta());
            return x.mul(divisor.reshape(x.getShape()));
        };
    }

    static Op pad(Pad pad, TensorShape in, Kernels kernels) {
        Op sides = kernels.pad(pad.top(), pad.bottom(), pad.left(), pad.right());
        if (pad.front() + pad.back() == 0) {
            return sides;
        }
        boolean flat = pad.top() + pad.bottom() + pad.left() + pad.right() == 0;
        TensorShape out = pad.output(in);
        TensorShape widened = TensorShape.map(in.channels(), out.height(), out.width());
        Op channels = kernels.padChannels(pad.front(), pad.back(), widened);
        return flat ? channels : after(sides, channels);
    }

    /** Groups become rows, which change places with the channels inside them. */
    static Op channelShuffle(ChannelShuffle shuffle, TensorShape in) {
        long positions = (long) in.height() * in.width();
        Shape dealt = new Shape(-1, shuffle.groups(), in.channels() / shuffle.groups(), positions);
        Shape map = new Shape(-1, in.channels(), in.height(), in.width());
        return (arrays, pass) ->
                arrays.get(0).reshape(dealt).transpose(0, 2, 1, 3).reshape(map);
    }

    static Op same() {
        return new GraphOp.Same();
    }

    /** {@code then}, with what {@code first} makes of its first input. */
    static Op after(Op first, Op then) {
        if (first instanceof GraphOp start && then instanceof GraphOp end) {
            return new GraphOp.After(start, 0, end);
        }
        return (in, pass) -> after(first, 0, then, in, pass);
    }

    /** What {@code then} gives, with what {@code first} makes of the input at a place instead of that input. */
    static NDArray after(Op first, int place, Op then, NDList in, Pass pass) {
        NDList changed = new NDList(in);
        changed.set(place, first.apply(new NDList(in.get(place)), pass));
        return then.apply(changed, pass);
    }

    static Op concat() {
        return (in, pass) -> {
            NDArray first = in.get(0);
            return first.getNDArrayInternal().concat(in.subNDList(1), 1);
        };
    }

    static Op flatten(TensorShape in) {
        return (arrays, pass) -> arrays.get(0).reshape(new Shape(-1, in.elements()));
    }

    /** What two arrays give, with the third, and so on: a sum or a product of all. */
    static Op inTurn(Op two) {
        if (two instanceof GraphOp written) {
            return new GraphOp.InTurn(written);
        }
        return (in, pass) -> inTurn(two, in, pass);
    }

    static NDArray inTurn(Op two, NDList in, Pass pass) {
        NDArray result = in.get(0);
        for (NDArray next : in.subNDList(1)) {
            result = two.apply(new NDList(result, next), pass);
        }
        return result;
    }

    /**
     * Zeroes with probability {@code p} while training and scales the rest. The mask is drawn here and not by the
     * engine: it depends on the pass's seed alone, so a resumed run draws the same, on either engine.
     *
     * @param layer tells the masks of a network's layers apart
     * @param wholeImages drop path: one draw an image instead of one a value
     */
    static Op dropping(double p, int layer, boolean wholeImages) {
        Mask mask = new Mask(p, layer);
        return (in, pass) -> {
            if (!pass.training() || p == 0) {
                return in.get(0);
            }
            NDArray x = in.get(0);
            Shape shape = x.getShape();
            if (!wholeImages) {
                return x.mul(mask.draw(pass, shape));
            }
            Shape one = shape.dimension() == 4 ? new Shape(shape.get(0), 1, 1, 1) : new Shape(shape.get(0), 1);
            return x.mul(mask.draw(pass, one));
        };
    }

    private static final class Mask {
        private final double p;
        private final int layer;
        private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

        Mask(double p, int layer) {
            this.p = p;
            this.layer = layer;
        }

        /**
         * The rows of the whole batch's mask that belong to the images at hand, so that a batch split over devices sees
         * the same. Direct memory is only freed when the heap is collected, so one buffer serves every step.
         */
        NDArray draw(Pass pass, Shape shape) {
            int size = Math.toIntExact(shape.size());
            if (buffer.capacity() != 4 * size) {
                buffer = ByteBuffer.allocateDirect(4 * size).order(ByteOrder.nativeOrder());
            }
            FloatBuffer floats = buffer.asFloatBuffer();
            SplittableRandom random = new SplittableRandom(Seeds.of(pass.seed(), layer));
            float kept = (float) (1 / (1 - p));
            long threshold = (long) (p * (1L << 31));
            Part part = pass.part(Math.toIntExact(shape.get(0)));
            for (long before = (long) size / part.size() * part.from(); before > 0; before--) {
                random.nextInt();
            }
            for (int i = 0; i < size; i++) {
                floats.put(i, random.nextInt() >>> 1 < threshold ? 0f : kept);
            }
            return pass.manager().create(buffer.rewind(), shape, DataType.FLOAT32);
        }
    }
}
