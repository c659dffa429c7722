package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Normalises each channel over batch and positions, then scales and shifts it (Ioffe & Szegedy, 2015, algorithm 1).
 *
 * @param eps added to the variance
 * @param momentum weight of the new batch in the running averages
 */
public record BatchNorm2d(double eps, double momentum) implements UnaryLayer {

    public static final OperationType TYPE = OperationType.of(
            "batch_norm2d",
            "BatchNorm2d",
            OperationType.Group.NORMALISATION,
            1,
            "Normalises each channel over the batch; steadies and speeds up training (Ioffe and Szegedy, 2015).",
            "bn batchnorm",
            List.of(
                    Field.decimal("eps", "Epsilon", 1e-5, 0, 1, "Added to the variance."),
                    Field.decimal(
                            "momentum", "Momentum", 0.1, 0, 1, "Weight of the new batch in the running averages.")),
            s -> new BatchNorm2d(s.decimal("eps"), s.decimal("momentum")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    public static BatchNorm2d plain() {
        return new BatchNorm2d(1e-5, 0.1);
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

    /** Running mean and variance, and the number of batches seen. */
    @Override
    public long buffers(TensorShape in) {
        return 2L * in.channels() + 1;
    }
}
