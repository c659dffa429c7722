package netwright.training;

import java.util.List;
import netwright.recipe.Recipe;
import netwright.recipe.Regulariser;

/** Early stopping: when to lose patience with a run, judged by validation top-1. */
final class Patience {

    private Patience() {}

    static boolean spent(Recipe recipe, List<EpochMetrics> epochs) {
        return recipe.find(Regulariser.EarlyStopping.class)
                .filter(stopping -> !epochs.isEmpty() && epochs.size() - best(epochs) >= stopping.patience())
                .isPresent();
    }

    /** Whether this share is better than any epoch so far. */
    static boolean improves(List<EpochMetrics> epochs, double top1) {
        return epochs.stream().allMatch(epoch -> epoch.validationTop1() < top1);
    }

    /** The first epoch, counted from 1, with the best top-1. */
    static int best(List<EpochMetrics> epochs) {
        int best = 0;
        for (int i = 1; i < epochs.size(); i++) {
            best = epochs.get(i).validationTop1() > epochs.get(best).validationTop1() ? i : best;
        }
        return best + 1;
    }

    static String reason(List<EpochMetrics> epochs) {
        return "top-1 has not risen since epoch %d. The weights of that epoch are kept.".formatted(best(epochs));
    }
}
