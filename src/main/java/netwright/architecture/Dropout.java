package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Zeroes values with probability {@code p} in training and scales the rest by 1/(1−p) (Srivastava et al., 2014). */
public record Dropout(double p) implements UnaryLayer {

    public static final OperationType TYPE = OperationType.of(
            "dropout",
            "Dropout",
            OperationType.Group.REGULARISATION,
            1,
            "Zeroes random values while training, against overfitting.",
            "regularisation",
            List.of(Field.decimal("p", "Probability", 0.5, 0, 0.99, "Share of values zeroed while training.")),
            s -> new Dropout(s.decimal("p")));

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
}
