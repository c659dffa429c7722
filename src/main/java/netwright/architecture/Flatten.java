package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** C×H×W to one vector of C·H·W features. */
public record Flatten() implements UnaryLayer {

    public static final OperationType TYPE = OperationType.of(
            "flatten",
            "Flatten",
            OperationType.Group.POOLING,
            1,
            "Turns a feature map into one long vector.",
            "reshape vector",
            List.of(),
            s -> new Flatten());

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public @Nullable Objection objection(TensorShape in) {
        return in.elements() <= Integer.MAX_VALUE
                ? null
                : new Objection(
                        Objection.Kind.SETTING,
                        "%s makes %d features, too many for one vector".formatted(in, in.elements()));
    }

    @Override
    public TensorShape output(TensorShape in) {
        return TensorShape.vector((int) in.elements());
    }

    @Override
    public Window window(TensorShape in) {
        return Window.GLOBAL;
    }
}
