package netwright.training;

import java.util.List;
import java.util.SplittableRandom;
import netwright.architecture.TensorShape;
import netwright.recipe.Mixing;
import org.jspecify.annotations.Nullable;

/**
 * How one batch is mixed; image i's partner is image i − 1, the first one's the last.
 *
 * @param share λ, the share of the image itself in its label
 * @param box where the partner is pasted over (CutMix), or null to average (mixup)
 */
record Mixer(double share, @Nullable Box box) {

    static final Mixer NONE = new Mixer(1, null);

    /** Draws one of the mixings and its λ. */
    static Mixer draw(List<Mixing> mixings, TensorShape shape, long seed) {
        if (mixings.isEmpty()) {
            return NONE;
        }
        SplittableRandom random = new SplittableRandom(seed);
        Mixing mixing = mixings.get(random.nextInt(mixings.size()));
        if (random.nextDouble() >= mixing.p()) {
            return NONE;
        }
        double lambda = Beta.draw(mixing.alpha(), random);
        return switch (mixing) {
            case Mixing.Mixup mixup -> new Mixer(lambda, null);
            case Mixing.CutMix cutMix ->
                cutMix(lambda, shape, random.nextInt(shape.height()), random.nextInt(shape.width()));
        };
    }

    /** A box of share 1 − λ around a pixel, cut off at the border; λ becomes the share that stays (Yun et al., 2019). */
    static Mixer cutMix(double lambda, TensorShape shape, int y, int x) {
        double half = 0.5 * Math.sqrt(1 - lambda);
        int tall = (int) (half * shape.height());
        int wide = (int) (half * shape.width());
        Box box = new Box(y - tall, x - wide, y + tall, x + wide).within(shape.height(), shape.width());
        double kept = 1 - (double) box.height() * box.width() / (shape.height() * shape.width());
        return new Mixer(kept, box);
    }

    /** What is done to the batch, {@code not mixed} where λ is 1. */
    String label() {
        return idle() ? "not mixed" : (box == null ? Mixing.Mixup.KIND : Mixing.CutMix.KIND).label();
    }

    boolean idle() {
        return share == 1;
    }
}
