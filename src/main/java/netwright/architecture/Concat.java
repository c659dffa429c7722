package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inputs side by side along channels; their height and width must be equal (Inception, DenseNet). */
public record Concat() implements MergeLayer {

    public static final OperationType TYPE = OperationType.of(
            "concat",
            "Concat",
            OperationType.Group.MERGE,
            OperationType.ANY_NUMBER,
            "Puts the channels of inputs of equal height and width side by side.",
            "concatenate cat join inception dense",
            List.of(),
            s -> new Concat());

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
            if (!input.sameSides(inputs.getFirst())) {
                return new Objection(
                        Objection.Kind.UNEQUAL_CONCAT,
                        "it joins maps of equal height and width and receives %s and %s"
                                .formatted(inputs.getFirst(), input));
            }
        }
        long channels = inputs.stream().mapToLong(TensorShape::channels).sum();
        return channels <= TensorShape.LARGEST_SIDE
                ? null
                : new Objection(
                        Objection.Kind.SETTING,
                        "it would have %d channels; at most %d are handled"
                                .formatted(channels, TensorShape.LARGEST_SIDE));
    }

    @Override
    public TensorShape output(List<TensorShape> inputs) {
        TensorShape first = inputs.getFirst();
        int channels = inputs.stream().mapToInt(TensorShape::channels).sum();
        return new TensorShape(channels, first.height(), first.width(), first.spatial());
    }
}
