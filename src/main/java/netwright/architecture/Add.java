package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sum of inputs of equal shape; the join of a residual connection (He et al., 2015). */
public record Add() implements MergeLayer {

    public static final OperationType TYPE = OperationType.of(
            "add",
            "Add",
            OperationType.Group.MERGE,
            OperationType.ANY_NUMBER,
            "Adds inputs of equal shape: the end of a residual branch.",
            "sum residual skip shortcut plus",
            List.of(),
            s -> new Add());

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public @Nullable Objection objection(List<TensorShape> inputs) {
        if (MergeLayer.tooFew(inputs) instanceof Objection tooFew) {
            return tooFew;
        }
        for (TensorShape input : inputs) {
            if (!input.equals(inputs.getFirst())) {
                return new Objection(
                        Objection.Kind.UNEQUAL_ADD,
                        "it adds inputs of equal shape and receives %s and %s".formatted(inputs.getFirst(), input));
            }
        }
        return null;
    }

    @Override
    public TensorShape output(List<TensorShape> inputs) {
        return inputs.getFirst();
    }
}
