package netwright.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function applied to each value; softmax works over channels.
 *
 * @param slope of leaky ReLU below zero, without effect on the others
 */
public record Activation(Function function, double slope) implements UnaryLayer {

    private static final String SLOPE = "slope";

    private static final Field FUNCTION = Field.choice(
            "function",
            "Function",
            Function.RELU.id(),
            Function.ids(),
            "ReLU is the usual choice; GELU in ConvNeXt, sigmoid in gates.");

    private static final Field NEGATIVE_SLOPE =
            Field.decimal(SLOPE, "Negative slope", 0.01, 0, 1, "Of leaky ReLU, below zero.");

    public static final OperationType TYPE = new OperationType(
            "activation",
            "Activation",
            OperationType.Group.ACTIVATION,
            1,
            "A non-linear function of each value.",
            "relu relu6 leaky gelu silu swish hardswish hardsigmoid sigmoid tanh softmax",
            chosen -> sloped(chosen.get("function")) ? List.of(FUNCTION, NEGATIVE_SLOPE) : List.of(FUNCTION),
            s -> new Activation(
                    Function.of(s.choice("function")),
                    sloped(s.choice("function")) ? s.decimal(SLOPE) : (Double) NEGATIVE_SLOPE.defaultValue()));

    private static boolean sloped(@Nullable Object function) {
        return Function.LEAKY_RELU.id().equals(function);
    }

    /** The slope is a setting of leaky ReLU only. */
    @Override
    public Map<String, Object> settings() {
        return function == Function.LEAKY_RELU ? RecordSettings.of(this) : Map.of(FUNCTION.name(), function.id());
    }

    @Override
    public OperationType type() {
        return TYPE;
    }

    /** The functions, with PyTorch's formulas. */
    public enum Function implements RecordSettings.Named {
        RELU,
        RELU6,
        LEAKY_RELU,
        GELU,
        SILU,
        HARDSWISH,
        HARDSIGMOID,
        SIGMOID,
        TANH,
        SOFTMAX;

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Function of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }

        static List<String> ids() {
            return Arrays.stream(values()).map(Function::id).toList();
        }
    }

    public static Activation of(Function function) {
        return new Activation(function, 0.01);
    }

    public static Activation relu() {
        return of(Function.RELU);
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
