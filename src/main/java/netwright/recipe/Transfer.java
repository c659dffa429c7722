package netwright.recipe;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import netwright.architecture.Field;

/**
 * Starts from another run's weights with a new head. Weights are taken where name and shape agree; the last layer that has
 * weights is always new.
 *
 * @param from a run's id, or the path of a safetensors file on the machine that trains
 * @param strategy what happens to the weights taken (the backbone)
 */
public record Transfer(String from, Strategy strategy) {

    private static final String RUN_ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    public Transfer {
        if (from.isBlank()) {
            throw new IllegalArgumentException("transfer: name the run or the file whose weights are taken.");
        }
        if (from.length() > 1000) {
            throw new IllegalArgumentException("transfer: the path is longer than 1,000 characters.");
        }
    }

    /** The run whose weights are taken; empty where a file is named. */
    public Optional<UUID> run() {
        return from.matches(RUN_ID) ? Optional.of(UUID.fromString(from)) : Optional.empty();
    }

    /** What happens to the backbone. */
    public sealed interface Strategy extends Part {

        @Override
        Kind<? extends Strategy> kind();
    }

    /** Every strategy, in the order of a form. */
    public static List<Kind<? extends Strategy>> kinds() {
        return List.of(LinearProbe.KIND, FineTune.KIND, GradualUnfreezing.KIND);
    }

    /** Throws {@link IllegalArgumentException} that lists the strategies. */
    public static Kind<? extends Strategy> kind(String id) {
        return Kind.find("strategy", kinds(), id);
    }

    private static Field factor(double usual) {
        return Field.decimal(
                "factor",
                "Rate, share of the head's",
                usual,
                0.0001,
                1,
                "The backbone's learning rate as a share of the head's.");
    }

    /** The backbone does not change at all: neither its weights nor its running statistics. */
    public record LinearProbe() implements Strategy {
        public static final Kind<LinearProbe> KIND = new Kind<>(
                "linear_probe",
                "Linear probe",
                "Trains the head only; for few images much like those the weights have seen.",
                "Alain & Bengio, 2016",
                List.of(),
                s -> new LinearProbe());

        @Override
        public Kind<LinearProbe> kind() {
            return KIND;
        }
    }

    /** The backbone learns at a smaller rate. */
    public record FineTune(double factor) implements Strategy {
        public static final Kind<FineTune> KIND = new Kind<>(
                "fine_tune",
                "Fine-tune",
                "Trains everything, the backbone at a smaller rate; for many images.",
                "Yosinski et al., 2014",
                List.of(Transfer.factor(0.1)),
                s -> new FineTune(s.decimal("factor")));

        public FineTune {
            Part.check(KIND, factor);
        }

        @Override
        public Kind<FineTune> kind() {
            return KIND;
        }
    }

    /** The head first; then every {@code epochs} epochs one more drawn node from the end learns too. */
    public record GradualUnfreezing(int epochs, double factor) implements Strategy {
        public static final Kind<GradualUnfreezing> KIND = new Kind<>(
                "gradual_unfreezing",
                "Gradual unfreezing",
                "Trains the head first, then one more stage from the end every few epochs.",
                "Howard & Ruder, 2018, §3.3",
                List.of(
                        Field.integer("epochs", "Epochs per stage", 1, 1, 1000, "epochs", "Until the next one thaws."),
                        Transfer.factor(0.1)),
                s -> new GradualUnfreezing(s.integer("epochs"), s.decimal("factor")));

        public GradualUnfreezing {
            Part.check(KIND, epochs, factor);
        }

        @Override
        public Kind<GradualUnfreezing> kind() {
            return KIND;
        }
    }
}
