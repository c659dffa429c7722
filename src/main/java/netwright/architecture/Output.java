package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the class scores (logits) leave; the loss applies softmax itself. */
public record Output() implements UnaryLayer {

    public static final OperationType TYPE = OperationType.of(
            "output",
            "Output",
            OperationType.Group.ENDS,
            1,
            "The scores of the classes, before softmax.",
            "logits result",
            List.of(),
            s -> new Output());

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public boolean ends() {
        return true;
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
