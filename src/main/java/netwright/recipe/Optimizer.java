package netwright.recipe;

import java.util.List;
import netwright.architecture.Field;

/** The update rule. All follow PyTorch's definitions where PyTorch has them; w are weights, g gradients, η the rate. */
public sealed interface Optimizer extends Part {

    /** Every kind, in the order of a form. */
    static List<Kind<? extends Optimizer>> kinds() {
        return List.of(Sgd.KIND, Adam.KIND, AdamW.KIND, RmsProp.KIND, Lion.KIND, Lamb.KIND);
    }

    @Override
    Kind<? extends Optimizer> kind();

    /** Peak learning rate η, above 0; the schedule goes up to it and down from it. */
    double learningRate();

    /** λ, 0 to 1. */
    double weightDecay();

    /** Whether biases and the scales and shifts of norms decay too. */
    boolean decayAll();

    /** The same rule with another peak rate. */
    default Optimizer withLearningRate(double rate) {
        return with("learningRate", rate);
    }

    default Optimizer withWeightDecay(double decay) {
        return with("weightDecay", decay);
    }

    private Optimizer with(String name, double value) {
        var settings = new java.util.LinkedHashMap<>(settings());
        settings.put(name, value);
        return kind().create(settings);
    }

    /** Finds a kind by its id. Throws {@link IllegalArgumentException} that lists those known. */
    static Kind<? extends Optimizer> kind(String id) {
        return Kind.find("optimizer", kinds(), id);
    }

    private static Field rate(double usual) {
        return Field.decimal(
                "learningRate",
                "Peak learning rate",
                usual,
                1e-9,
                100,
                "Largest step size; the schedule says how it rises and falls.");
    }

    private static Field decay(double usual) {
        return Field.decimal("weightDecay", "Weight decay", usual, 0, 1, "Pull of the weights towards zero.");
    }

    private static Field decayAllField() {
        return Field.onOff(
                "decayAll",
                "Decay biases and norms too",
                false,
                "Otherwise only weights of convolutions and linear layers decay.");
    }

    private static Field beta(String name, String label, double usual, String help) {
        return Field.decimal(name, label, usual, 0, 0.999999, help);
    }

    private static Field epsilon(double usual) {
        return Field.decimal("eps", "ε", usual, 1e-16, 1, "Added to the root of the mean square.");
    }

    /**
     * {@code g += λw; m = μm + g; w −= η·m}, or with Nesterov's switch {@code w −= η·(g + μm)} (Sutskever et al., 2013).
     */
    record Sgd(double learningRate, double momentum, boolean nesterov, double weightDecay, boolean decayAll)
            implements Optimizer {

        public static final Kind<Sgd> KIND = new Kind<>(
                "sgd",
                "SGD with momentum",
                "Follows the gradient with inertia; what most ResNets were trained with.",
                "Sutskever et al., 2013; PyTorch's SGD",
                List.of(
                        rate(0.1),
                        Field.decimal("momentum", "Momentum", 0.9, 0, 0.9999, "Share of the last step that is kept."),
                        Field.onOff("nesterov", "Nesterov", true, "Looks ahead along the momentum."),
                        decay(1e-4),
                        Optimizer.decayAllField()),
                s -> new Sgd(
                        s.decimal("learningRate"),
                        s.decimal("momentum"),
                        s.on("nesterov"),
                        s.decimal("weightDecay"),
                        s.on("decayAll")));

        public Sgd {
            Part.check(KIND, learningRate, momentum, nesterov, weightDecay, decayAll);
        }

        @Override
        public Kind<Sgd> kind() {
            return KIND;
        }
    }

    /** {@code g += λw; m̂ = m/(1−β₁ᵗ); v̂ = v/(1−β₂ᵗ); w −= η·m̂/(√v̂ + ε)} (Kingma & Ba, 2015). */
    record Adam(double learningRate, double beta1, double beta2, double eps, double weightDecay, boolean decayAll)
            implements Optimizer {

        public static final Kind<Adam> KIND = new Kind<>(
                "adam",
                "Adam",
                "Scales each weight's step by its gradient's usual size.",
                "Kingma & Ba, 2015; PyTorch's Adam",
                List.of(
                        rate(0.001),
                        beta("beta1", "β₁", 0.9, "Memory of the mean gradient."),
                        beta("beta2", "β₂", 0.999, "Memory of the mean squared gradient."),
                        epsilon(1e-8),
                        decay(0),
                        Optimizer.decayAllField()),
                s -> new Adam(
                        s.decimal("learningRate"),
                        s.decimal("beta1"),
                        s.decimal("beta2"),
                        s.decimal("eps"),
                        s.decimal("weightDecay"),
                        s.on("decayAll")));

        public Adam {
            Part.check(KIND, learningRate, beta1, beta2, eps, weightDecay, decayAll);
        }

        @Override
        public Kind<Adam> kind() {
            return KIND;
        }
    }

    /** Adam whose decay bypasses the gradient: {@code w −= ηλw} before the step (Loshchilov & Hutter, 2019). */
    record AdamW(double learningRate, double beta1, double beta2, double eps, double weightDecay, boolean decayAll)
            implements Optimizer {

        public static final Kind<AdamW> KIND = new Kind<>(
                "adamw",
                "AdamW",
                "Adam with weight decay apart from the gradient; forgiving about the learning rate.",
                "Loshchilov & Hutter, 2019; PyTorch's AdamW",
                List.of(
                        rate(0.002),
                        beta("beta1", "β₁", 0.9, "Memory of the mean gradient."),
                        beta("beta2", "β₂", 0.999, "Memory of the mean squared gradient."),
                        epsilon(1e-8),
                        decay(0.01),
                        Optimizer.decayAllField()),
                s -> new AdamW(
                        s.decimal("learningRate"),
                        s.decimal("beta1"),
                        s.decimal("beta2"),
                        s.decimal("eps"),
                        s.decimal("weightDecay"),
                        s.on("decayAll")));

        public AdamW {
            Part.check(KIND, learningRate, beta1, beta2, eps, weightDecay, decayAll);
        }

        @Override
        public Kind<AdamW> kind() {
            return KIND;
        }
    }

    /** {@code g += λw; v = αv + (1−α)g²; b = μb + g/(√v + ε); w −= η·b} (Tieleman & Hinton, 2012). */
    record RmsProp(double learningRate, double alpha, double eps, double momentum, double weightDecay, boolean decayAll)
            implements Optimizer {

        public static final Kind<RmsProp> KIND = new Kind<>(
                "rmsprop",
                "RMSProp",
                "Divides by the gradient's recent size; MobileNets and EfficientNets were trained with it.",
                "Tieleman & Hinton, 2012; PyTorch's RMSprop",
                List.of(
                        rate(0.01),
                        beta("alpha", "α", 0.99, "Memory of the mean squared gradient."),
                        epsilon(1e-8),
                        Field.decimal("momentum", "Momentum", 0.9, 0, 0.9999, "Share of the last step that is kept."),
                        decay(1e-5),
                        Optimizer.decayAllField()),
                s -> new RmsProp(
                        s.decimal("learningRate"),
                        s.decimal("alpha"),
                        s.decimal("eps"),
                        s.decimal("momentum"),
                        s.decimal("weightDecay"),
                        s.on("decayAll")));

        public RmsProp {
            Part.check(KIND, learningRate, alpha, eps, momentum, weightDecay, decayAll);
        }

        @Override
        public Kind<RmsProp> kind() {
            return KIND;
        }
    }

    /** {@code w −= η·(sign(β₁m + (1−β₁)g) + λw); m = β₂m + (1−β₂)g} (Chen et al., 2023, algorithm 2). */
    record Lion(double learningRate, double beta1, double beta2, double weightDecay, boolean decayAll)
            implements Optimizer {

        public static final Kind<Lion> KIND = new Kind<>(
                "lion",
                "Lion",
                "Steps of one size along the sign of the momentum; wants a third to a tenth of AdamW's rate.",
                "Chen et al., 2023, algorithm 2",
                List.of(
                        rate(3e-4),
                        beta("beta1", "β₁", 0.9, "Share of the momentum in the step's direction."),
                        beta("beta2", "β₂", 0.99, "Memory of the momentum."),
                        decay(0.1),
                        Optimizer.decayAllField()),
                s -> new Lion(
                        s.decimal("learningRate"),
                        s.decimal("beta1"),
                        s.decimal("beta2"),
                        s.decimal("weightDecay"),
                        s.on("decayAll")));

        public Lion {
            Part.check(KIND, learningRate, beta1, beta2, weightDecay, decayAll);
        }

        @Override
        public Kind<Lion> kind() {
            return KIND;
        }
    }

    /**
     * {@code u = m̂/(√v̂ + ε) + λw; w −= η·(‖w‖/‖u‖)·u}, the ratio 1 where a norm is 0 (You et al., 2020, algorithm 2
     * with φ the identity). As in timm, what does not decay is not scaled either.
     */
    record Lamb(double learningRate, double beta1, double beta2, double eps, double weightDecay, boolean decayAll)
            implements Optimizer {

        public static final Kind<Lamb> KIND = new Kind<>(
                "lamb",
                "LAMB",
                "Adam whose step is sized by each layer's weights; made for very large batches.",
                "You et al., 2020, algorithm 2",
                List.of(
                        rate(0.005),
                        beta("beta1", "β₁", 0.9, "Memory of the mean gradient."),
                        beta("beta2", "β₂", 0.999, "Memory of the mean squared gradient."),
                        epsilon(1e-6),
                        decay(0.02),
                        Optimizer.decayAllField()),
                s -> new Lamb(
                        s.decimal("learningRate"),
                        s.decimal("beta1"),
                        s.decimal("beta2"),
                        s.decimal("eps"),
                        s.decimal("weightDecay"),
                        s.on("decayAll")));

        public Lamb {
            Part.check(KIND, learningRate, beta1, beta2, eps, weightDecay, decayAll);
        }

        @Override
        public Kind<Lamb> kind() {
            return KIND;
        }
    }
}
