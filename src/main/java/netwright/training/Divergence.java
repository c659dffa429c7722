package netwright.training;

import netwright.recipe.Recipe;

/** Notices when a run has gone wrong for good. */
final class Divergence {

    /** A network that knows nothing has a loss of log(classes); this many times that, held for long, is no learning. */
    private static final double HOPELESS = 5;

    private static final int LOOKS = 50;

    private final Recipe recipe;
    private final double chance;
    private double smoothed = Double.NaN;
    private int seen;

    Divergence(Recipe recipe, int classes) {
        this.recipe = recipe;
        this.chance = Math.log(Math.max(2, classes));
    }

    /** Throws {@link TrainingFailed} that says what to try. */
    void check(double loss, int step) {
        if (!Double.isFinite(loss)) {
            throw new TrainingFailed("The loss became " + (Double.isNaN(loss) ? "NaN (not a number)" : "infinite")
                    + " in step " + step + " at learning rate " + recipe.learningRate() + ". " + advice());
        }
        smoothed = Double.isNaN(smoothed) ? loss : 0.9 * smoothed + 0.1 * loss;
        seen++;
        if (seen > LOOKS && smoothed > HOPELESS * chance) {
            throw new TrainingFailed("The loss diverges: it is %.1f after step %d, while guessing would give %.1f. %s"
                    .formatted(smoothed, step, chance, advice()));
        }
    }

    private String advice() {
        return "Try a tenth of the learning rate (" + recipe.learningRate() / 10
                + "), or put batch norm behind the convolutions.";
    }
}
