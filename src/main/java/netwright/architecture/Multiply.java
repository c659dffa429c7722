package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Product of two or more inputs; a side of 1 stretches to the other's, so a C×1×1 gate scales whole channels
 * (Hu et al., 2018, equation 4).
 */
public record Multiply() implements MergeLayer {

    public static final OperationType TYPE = OperationType.of(
            "multiply",
            "Multiply",
            OperationType.Group.MERGE,
            OperationType.ANY_NUMBER,
            "Multiplies inputs; a C×1×1 gate scales whole channels.",
            "gate scale product attention se excitation",
            List.of(),
            s -> new Multiply());

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public @Nullable Objection objection(List<TensorShape> inputs) {
        if (MergeLayer.tooFew(inputs) instanceof Objection tooFew) {
            return tooFew;
        }
        TensorShape whole = inputs.getFirst();
        for (TensorShape input : inputs.subList(1, inputs.size())) {
            if (whole.spatial() != input.spatial()) {
                return new Objection(
                        Objection.Kind.NO_BROADCAST,
                        "%s and %s cannot be multiplied: one is a map and one a vector; keep a gate C×1×1"
                                .formatted(whole, input));
            }
            if (!broadcasts(whole, input)) {
                return new Objection(
                        Objection.Kind.NO_BROADCAST,
                        "%s and %s cannot be multiplied: each side has to be equal or 1".formatted(whole, input));
            }
            whole = broadcast(whole, input);
        }
        return null;
    }

    @Override
    public TensorShape output(List<TensorShape> inputs) {
        return inputs.stream().reduce(Multiply::broadcast).orElseThrow();
    }

    private static boolean broadcasts(TensorShape a, TensorShape b) {
        return fits(a.channels(), b.channels()) && fits(a.height(), b.height()) && fits(a.width(), b.width());
    }

    private static boolean fits(int a, int b) {
        return a == b || a == 1 || b == 1;
    }

    private static TensorShape broadcast(TensorShape a, TensorShape b) {
        return new TensorShape(
                Math.max(a.channels(), b.channels()),
                Math.max(a.height(), b.height()),
                Math.max(a.width(), b.width()),
                a.spatial());
    }
}
