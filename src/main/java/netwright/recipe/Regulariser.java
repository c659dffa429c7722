package netwright.recipe;

import java.util.List;
import netwright.architecture.Field;

/** Something else that steadies training or keeps a network from learning its images by heart; at most one of each kind. */
public sealed interface Regulariser extends Part {

    /** Every kind, in the order of a form. */
    static List<Kind<? extends Regulariser>> kinds() {
        return List.of(
                LabelSmoothing.KIND,
                GradientClipping.KIND,
                WeightAverage.KIND,
                EarlyStopping.KIND,
                DropoutRate.KIND,
                StochasticDepth.KIND,
                BatchNormSettings.KIND,
                AuxiliaryLoss.KIND);
    }

    @Override
    Kind<? extends Regulariser> kind();

    static Kind<? extends Regulariser> kind(String id) {
        return Kind.find("regulariser", kinds(), id);
    }

    /** Targets y(1 − ε) + ε/K for K classes (Szegedy et al., 2016, §7). */
    record LabelSmoothing(double epsilon) implements Regulariser {
        public static final Kind<LabelSmoothing> KIND = new Kind<>(
                "label_smoothing",
                "Label smoothing",
                "Targets y(1 − ε) + ε/K instead of 0 and 1, so that the network is not taught to be certain.",
                "Szegedy et al., 2016, §7",
                List.of(Field.decimal("epsilon", "ε", 0.1, 0, 0.9, "Share of the target spread over all classes.")),
                s -> new LabelSmoothing(s.decimal("epsilon")));

        public LabelSmoothing {
            Part.check(KIND, epsilon);
        }

        @Override
        public Kind<LabelSmoothing> kind() {
            return KIND;
        }
    }

    /** Gradients times min(1, norm/(‖g‖ + 10⁻⁶)), ‖g‖ over all weights together (Pascanu et al., 2013). */
    record GradientClipping(double norm) implements Regulariser {
        public static final Kind<GradientClipping> KIND = new Kind<>(
                "gradient_clipping",
                "Gradient clipping",
                "Shortens the gradient of all weights together where it is longer than this.",
                "Pascanu et al., 2013; PyTorch's clip_grad_norm_",
                List.of(Field.decimal("norm", "Longest norm", 1, 1e-6, 1e6, "Euclidean, over all weights.")),
                s -> new GradientClipping(s.decimal("norm")));

        public GradientClipping {
            Part.check(KIND, norm);
        }

        @Override
        public Kind<GradientClipping> kind() {
            return KIND;
        }
    }

    /**
     * Validates and ends with an exponential moving average of the weights and running statistics:
     * {@code a = d·a + (1 − d)·w} after each step, d = min(decay, (1 + step)/(10 + step)), so that short runs are not held
     * back by their start (Polyak & Juditsky, 1992; TensorFlow's ExponentialMovingAverage with num_updates).
     */
    record WeightAverage(double decay) implements Regulariser {
        public static final Kind<WeightAverage> KIND = new Kind<>(
                "weight_average",
                "Average of weights (EMA)",
                "Validates with a moving average of the weights, which is steadier than the weights of the last step.",
                "Polyak & Juditsky, 1992; Tan & Le, 2019",
                List.of(Field.decimal("decay", "Decay", 0.999, 0, 0.999999, "Share of the average kept at each step.")),
                s -> new WeightAverage(s.decimal("decay")));

        public WeightAverage {
            Part.check(KIND, decay);
        }

        @Override
        public Kind<WeightAverage> kind() {
            return KIND;
        }
    }

    /** Ends the run when validation top-1 has not risen for so many epochs, and goes back to the best weights. */
    record EarlyStopping(int patience) implements Regulariser {
        public static final Kind<EarlyStopping> KIND = new Kind<>(
                "early_stopping",
                "Early stopping",
                "Ends when validation top-1 has not risen for a while, and goes back to the best weights.",
                "Prechelt, 1998",
                List.of(Field.integer("patience", "Patience", 10, 1, 1000, "epochs", "Epochs without a new best.")),
                s -> new EarlyStopping(s.integer("patience")));

        public EarlyStopping {
            Part.check(KIND, patience);
        }

        @Override
        public Kind<EarlyStopping> kind() {
            return KIND;
        }
    }

    /** The probability of every Dropout that is drawn, whatever the drawing says (Srivastava et al., 2014). */
    record DropoutRate(double p) implements Regulariser {
        public static final Kind<DropoutRate> KIND = new Kind<>(
                "dropout",
                "Dropout",
                "Sets every Dropout of the drawing to this probability.",
                "Srivastava et al., 2014",
                List.of(Field.decimal("p", "Probability", 0.5, 0, 0.99, "Share of values zeroed while training.")),
                s -> new DropoutRate(s.decimal("p")));

        public DropoutRate {
            Part.check(KIND, p);
        }

        @Override
        public Kind<DropoutRate> kind() {
            return KIND;
        }
    }

    /**
     * Drop path in every residual block, its probability rising linearly with depth: block l of L drops with
     * {@code l/L·maximum} (Huang et al., 2016, equation 4, where the last survives with 1 − maximum).
     */
    record StochasticDepth(double maximum) implements Regulariser {
        public static final Kind<StochasticDepth> KIND = new Kind<>(
                "stochastic_depth",
                "Drop path",
                "Skips residual branches at random, deep ones more often. Blocks without drop path get one.",
                "Huang et al., 2016, equation 4",
                List.of(Field.decimal(
                        "maximum", "Probability of the last block", 0.1, 0, 0.99, "The first ones drop less.")),
                s -> new StochasticDepth(s.decimal("maximum")));

        public StochasticDepth {
            Part.check(KIND, maximum);
        }

        @Override
        public Kind<StochasticDepth> kind() {
            return KIND;
        }
    }

    /** Momentum and ε of every batch norm, whatever the drawing says (Ioffe & Szegedy, 2015). */
    record BatchNormSettings(double momentum, double eps) implements Regulariser {
        public static final Kind<BatchNormSettings> KIND = new Kind<>(
                "batch_norm",
                "Batch norm",
                "Sets momentum and ε of every batch norm in the drawing.",
                "Ioffe & Szegedy, 2015; PyTorch's convention for momentum",
                List.of(
                        Field.decimal("momentum", "Momentum", 0.1, 0, 1, "Weight of the new batch in the averages."),
                        Field.decimal("eps", "ε", 1e-5, 1e-12, 1, "Added to the variance.")),
                s -> new BatchNormSettings(s.decimal("momentum"), s.decimal("eps")));

        public BatchNormSettings {
            Part.check(KIND, momentum, eps);
        }

        @Override
        public Kind<BatchNormSettings> kind() {
            return KIND;
        }
    }

    /**
     * Weight of each auxiliary classifier's loss, whatever the drawing says (Szegedy et al., 2015, §5); without this part
     * each has the weight that is drawn, usually 0.3.
     */
    record AuxiliaryLoss(double weight) implements Regulariser {

        /** The paper's. */
        public static final double USUAL = 0.3;

        public static final Kind<AuxiliaryLoss> KIND = new Kind<>(
                "auxiliary_loss",
                "Auxiliary classifiers",
                "Weight of each auxiliary classifier's loss beside the main one.",
                "Szegedy et al., 2015, §5",
                List.of(Field.decimal("weight", "Weight", USUAL, 0, 10, "0 switches them off.")),
                s -> new AuxiliaryLoss(s.decimal("weight")));

        public AuxiliaryLoss {
            Part.check(KIND, weight);
        }

        @Override
        public Kind<AuxiliaryLoss> kind() {
            return KIND;
        }
    }
}
