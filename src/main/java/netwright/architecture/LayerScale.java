package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Multiplies each channel by a learned factor that starts at {@code init} (Touvron et al., 2021). */
public record LayerScale(double init) implements UnaryLayer {

    public static final OperationType TYPE = OperationType.of(
            "layer_scale",
            "LayerScale",
            OperationType.Group.NORMALISATION,
            1,
            "A learned factor per channel, started small so that a deep residual network begins near the identity.",
            "gamma scale",
            List.of(Field.decimal("init", "Initial value", 1e-6, 0, 1, "Value of every factor before training.")),
            s -> new LayerScale(s.decimal("init")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public @Nullable Objection objection(TensorShape in) {
        return null;
    }

    @Override
    public TensorShape output(TensorShape in) {
        return in;
    }

    @Override
    public long parameters(TensorShape in) {
        return in.channels();
    }
}
