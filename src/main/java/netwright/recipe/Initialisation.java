package netwright.recipe;

import java.util.List;
import netwright.architecture.Field;

/**
 * How the weights of convolutions and linear layers begin; biases begin at 0, norms at 1 and 0. Fan-in is the inputs of
 * one output (channels / groups × kernel area), fan-out the output channels × kernel area, as in PyTorch.
 */
public sealed interface Initialisation extends Part {

    /** Every kind, in the order of a form. */
    static List<Kind<? extends Initialisation>> kinds() {
        return List.of(Usual.KIND, Kaiming.KIND, Xavier.KIND, TruncatedNormal.KIND);
    }

    @Override
    Kind<? extends Initialisation> kind();

    /** Whether the last batch norm of each residual branch starts with γ = 0 (Goyal et al., 2017, §5.1). */
    boolean zeroGamma();

    static Kind<? extends Initialisation> kind(String id) {
        return Kind.find("initialisation", kinds(), id);
    }

    private static Field zeroGammaField() {
        return Field.onOff(
                "zeroGamma",
                "Residual branches start at zero",
                false,
                "γ = 0 in the last batch norm of each residual branch (Goyal et al., 2017).");
    }

    /** Convolutions: variance 2 / fan-out of a group; linear layers: 1 / fan-in. */
    record Usual(boolean zeroGamma) implements Initialisation {
        public static final Kind<Usual> KIND = new Kind<>(
                "usual",
                "Usual",
                "Normal: variance 2 / fan-out within a group for convolutions, 1 / fan-in for linear layers.",
                "He et al., 2015b; LeCun et al., 1998",
                List.of(zeroGammaField()),
                s -> new Usual(s.on("zeroGamma")));

        public Usual {
            Part.check(KIND, zeroGamma);
        }

        @Override
        public Kind<Usual> kind() {
            return KIND;
        }
    }

    /**
     * Normal, variance 2 / fan (He et al., 2015b, equations 10 and 14; PyTorch's kaiming_normal_). Linear layers go by
     * fan-in either way: a classifier of few classes would begin with huge scores.
     */
    record Kaiming(String fan, boolean zeroGamma) implements Initialisation {
        public static final Kind<Kaiming> KIND = new Kind<>(
                "kaiming",
                "Kaiming",
                "Normal, variance 2 / fan: keeps the size of activations (fan-in) or gradients (fan-out) through ReLUs.",
                "He et al., 2015b; PyTorch's kaiming_normal_",
                List.of(
                        Field.choice(
                                "fan",
                                "Fan",
                                "fan_out",
                                List.of("fan_in", "fan_out"),
                                "fan_in keeps activations, fan_out gradients at their size; linear layers go by fan_in."),
                        zeroGammaField()),
                s -> new Kaiming(s.choice("fan"), s.on("zeroGamma")));

        public Kaiming {
            Part.check(KIND, fan, zeroGamma);
        }

        @Override
        public Kind<Kaiming> kind() {
            return KIND;
        }
    }

    /** Normal, variance 2 / (fan-in + fan-out) (Glorot & Bengio, 2010, equation 12; PyTorch's xavier_normal_). */
    record Xavier(boolean zeroGamma) implements Initialisation {
        public static final Kind<Xavier> KIND = new Kind<>(
                "xavier",
                "Xavier",
                "Normal, variance 2 / (fan-in + fan-out); meant for tanh and sigmoid.",
                "Glorot & Bengio, 2010; PyTorch's xavier_normal_",
                List.of(zeroGammaField()),
                s -> new Xavier(s.on("zeroGamma")));

        public Xavier {
            Part.check(KIND, zeroGamma);
        }

        @Override
        public Kind<Xavier> kind() {
            return KIND;
        }
    }

    /** Normal of one deviation everywhere; values beyond {@code cut} deviations are drawn again. */
    record TruncatedNormal(double deviation, double cut, boolean zeroGamma) implements Initialisation {
        public static final Kind<TruncatedNormal> KIND = new Kind<>(
                "truncated_normal",
                "Truncated normal",
                "One deviation for every layer; what ConvNeXt and vision transformers start from.",
                "Liu et al., 2022, appendix A; timm's trunc_normal_ cuts at 100 deviations of 0.02",
                List.of(
                        Field.decimal("deviation", "Deviation", 0.02, 1e-6, 1, "Of the normal before it is cut."),
                        Field.decimal("cut", "Cut at", 2, 0.5, 1000, "Deviations beyond which values are drawn again."),
                        zeroGammaField()),
                s -> new TruncatedNormal(s.decimal("deviation"), s.decimal("cut"), s.on("zeroGamma")));

        public TruncatedNormal {
            Part.check(KIND, deviation, cut, zeroGamma);
        }

        @Override
        public Kind<TruncatedNormal> kind() {
            return KIND;
        }
    }
}
