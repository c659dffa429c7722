package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fully connected: N features to {@code out}, as {@code nn.Linear}. */
public record Linear(int out, boolean bias) implements UnaryLayer {

    public static final OperationType TYPE = OperationType.of(
            "linear",
            "Linear",
            OperationType.Group.CONVOLUTION,
            1,
            "Every output is a weighted sum of all inputs; the classifier at the end of a network.",
            "fully connected dense fc classifier",
            List.of(
                    Field.integer(
                            "out",
                            "Output features",
                            10,
                            1,
                            Field.MAX_CHANNELS,
                            "features",
                            "Length of the output vector."),
                    Field.onOff("bias", "Bias", true, "Adds a learned constant per output.")),
            s -> new Linear(s.integer("out"), s.on("bias")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public @Nullable Objection objection(TensorShape in) {
        return in.spatial()
                ? new Objection(
                        Objection.Kind.NEEDS_VECTOR,
                        "it needs a vector and receives a feature map of %s; flatten it or pool it first".formatted(in))
                : null;
    }

    @Override
    public TensorShape output(TensorShape in) {
        return TensorShape.vector(out);
    }

    @Override
    public long parameters(TensorShape in) {
        return (long) in.channels() * out + (bias ? out : 0);
    }

    @Override
    public long macs(TensorShape in) {
        return (long) in.channels() * out;
    }

    @Override
    public Window window(TensorShape in) {
        return Window.GLOBAL;
    }
}
