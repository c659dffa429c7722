package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Normalises over the channels of each position, then scales and shifts (Ba et al., 2016; as in ConvNeXt). */
public record LayerNorm2d(double eps) implements UnaryLayer {

    public static final OperationType TYPE = OperationType.of(
            "layer_norm2d",
            "LayerNorm2d",
            OperationType.Group.NORMALISATION,
            1,
            "Normalises over the channels of each position, independent of the batch (ConvNeXt).",
            "ln layernorm channels",
            List.of(Field.decimal("eps", "Epsilon", 1e-6, 0, 1, "Added to the variance.")),
            s -> new LayerNorm2d(s.decimal("eps")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public @Nullable Objection objection(TensorShape in) {
        return Shapes.needsMap(in);
    }

    @Override
    public TensorShape output(TensorShape in) {
        return in;
    }

    @Override
    public long parameters(TensorShape in) {
        return 2L * in.channels();
    }
}
