package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Divides by {@code (k + alpha/size · Σ x²)^beta} over {@code size} neighbouring channels (Krizhevsky et al., 2012, §3.3,
 * with PyTorch's alpha per element of the window).
 */
public record LocalResponseNorm(int size, double alpha, double beta, double k) implements UnaryLayer {

    public static final OperationType TYPE = OperationType.of(
            "local_response_norm",
            "LocalResponseNorm",
            OperationType.Group.NORMALISATION,
            1,
            "Neighbouring channels damp each other, as in AlexNet and GoogLeNet.",
            "lrn",
            List.of(
                    Field.integer("size", "Size", 5, 1, 1_024, "channels", "Neighbouring channels in the sum."),
                    Field.decimal("alpha", "Alpha", 1e-4, 0, 1e6, "Strength."),
                    Field.decimal("beta", "Beta", 0.75, 0, 10, "Exponent."),
                    Field.decimal("k", "k", 1, 0, 1e6, "Added before the exponent; 2 in AlexNet.")),
            s -> new LocalResponseNorm(s.integer("size"), s.decimal("alpha"), s.decimal("beta"), s.decimal("k")));

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
}
