package netwright.training;

import netwright.recipe.Recipe;
import netwright.recipe.Schedule;

/** The learning rate of each step of one run. */
@FunctionalInterface
interface RateCurve {

    /** @param step counted from 0 */
    double rate(int step);

    static RateCurve of(Recipe recipe, int stepsPerEpoch) {
        double peak = recipe.learningRate();
        Schedule schedule = recipe.schedule();
        int steps = recipe.epochs() * stepsPerEpoch;
        return step -> schedule.rate(peak, step, stepsPerEpoch, steps);
    }
}
