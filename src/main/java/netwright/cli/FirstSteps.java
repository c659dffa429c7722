package netwright.cli;

import java.util.ArrayList;
import java.util.List;
import netwright.training.Progress;
import netwright.training.StepMetrics;

/** Ends a training after some steps and keeps them. */
final class FirstSteps implements Progress {

    private final int most;
    private final List<StepMetrics> steps = new ArrayList<>();

    FirstSteps(int most) {
        this.most = most;
    }

    List<StepMetrics> steps() {
        return steps;
    }

    @Override
    public void phase(String text) {}

    @Override
    public void step(StepMetrics metrics) {
        steps.add(metrics);
    }

    @Override
    public boolean cancelled() {
        return steps.size() >= most;
    }
}
