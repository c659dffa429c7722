package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A layer that joins two or more inputs, in the order of their ports. It has no parameters. */
public sealed interface MergeLayer extends Layer permits Add, Concat, Multiply {

    /** Why these inputs cannot be joined, or null. */
    @Nullable Objection objection(List<TensorShape> inputs);

    TensorShape output(List<TensorShape> inputs);

    /** The objection to fewer than two inputs, or null. */
    static @Nullable Objection tooFew(List<TensorShape> inputs) {
        return inputs.size() >= 2
                ? null
                : new Objection(Objection.Kind.TOO_FEW_INPUTS, "it joins two or more inputs and has " + inputs.size());
    }
}
