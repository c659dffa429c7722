package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the scores of a second classifier leave, half way through the network (Szegedy et al., 2015, §5). In training its
 * cross-entropy is added to the network's, times {@code weight}; afterwards what leads only here is not computed.
 */
public record AuxiliaryOutput(double weight) implements UnaryLayer {

    public static final OperationType TYPE = OperationType.of(
            "auxiliary_output",
            "Auxiliary output",
            OperationType.Group.ENDS,
            1,
            "The scores of a second classifier, which helps in training and is left out afterwards (GoogLeNet, 2014).",
            "aux logits deep supervision side head googlenet",
            List.of(Field.decimal(
                    "weight", "Loss weight", 0.3, 0, 10, "Its share in the loss; the network's own output counts 1.")),
            s -> new AuxiliaryOutput(s.decimal("weight")));

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
