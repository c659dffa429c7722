package netwright.recipe;

import java.util.List;
import netwright.architecture.Field;

/**
 * Blends pairs of training images and their labels. One λ a batch; each image's partner is the one before it in the batch,
 * which is shuffled. Of several mixings in a recipe one is drawn for each batch, evenly.
 */
public sealed interface Mixing extends Part {

    /** Every kind, in the order of a form. */
    static List<Kind<? extends Mixing>> kinds() {
        return List.of(Mixup.KIND, CutMix.KIND);
    }

    @Override
    Kind<? extends Mixing> kind();

    /** λ ~ Beta(α, α). */
    double alpha();

    /** Share of the batches that are mixed when this one was drawn. */
    double p();

    static Kind<? extends Mixing> kind(String id) {
        return Kind.find("mixing", kinds(), id);
    }

    private static List<Field> fields(double usualAlpha) {
        return List.of(
                Field.decimal(
                        "alpha", "α", usualAlpha, 0.01, 10, "λ is drawn from Beta(α, α); 1 is evenly from 0 to 1."),
                Field.decimal("p", "Probability", 1, 0, 1, "Share of the batches that are mixed."));
    }

    /** {@code x = λ·a + (1 − λ)·b}, labels alike (Zhang et al., 2018). */
    record Mixup(double alpha, double p) implements Mixing {
        public static final Kind<Mixup> KIND = new Kind<>(
                "mixup",
                "Mixup",
                "Averages two pictures and their labels.",
                "Zhang et al., 2018, §2; torchvision's RandomMixup",
                Mixing.fields(0.2),
                s -> new Mixup(s.decimal("alpha"), s.decimal("p")));

        public Mixup {
            Part.check(KIND, alpha, p);
        }

        @Override
        public Kind<Mixup> kind() {
            return KIND;
        }
    }

    /** A rectangle of b in a, of share 1 − λ where it lies inside; labels by the area kept (Yun et al., 2019). */
    record CutMix(double alpha, double p) implements Mixing {
        public static final Kind<CutMix> KIND = new Kind<>(
                "cutmix",
                "CutMix",
                "Pastes a rectangle of one picture into another; labels by area.",
                "Yun et al., 2019, §3.1; torchvision's RandomCutmix",
                Mixing.fields(1),
                s -> new CutMix(s.decimal("alpha"), s.decimal("p")));

        public CutMix {
            Part.check(KIND, alpha, p);
        }

        @Override
        public Kind<CutMix> kind() {
            return KIND;
        }
    }
}
