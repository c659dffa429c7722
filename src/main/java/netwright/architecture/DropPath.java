package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Zeroes the whole branch of an image with probability {@code p} in training, scaling the rest (stochastic depth, Huang et al., 2016). */
public record DropPath(double p) implements UnaryLayer {

    public static final OperationType TYPE = OperationType.of(
            "drop_path",
            "DropPath",
            OperationType.Group.REGULARISATION,
            1,
            "Switches a residual branch off at random for each image while training (stochastic depth).",
            "stochastic depth",
            List.of(Field.decimal(
                    "p", "Probability", 0.1, 0, 0.99, "Share of images that skip the branch while training.")),
            s -> new DropPath(s.decimal("p")));

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
