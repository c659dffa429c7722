package netwright.training;

import java.util.ArrayList;
import java.util.List;

/** Listens to phases, and may cancel after some steps. */
final class Quiet implements Progress {
    final List<String> phases = new ArrayList<>();
    private final int last;
    private int steps;
    int examined;

    Quiet() {
        this(Integer.MAX_VALUE);
    }

    Quiet(int last) {
        this.last = last;
    }

    @Override
    public void phase(String text) {
        phases.add(text);
    }

    @Override
    public void step(StepMetrics metrics) {
        steps++;
    }

    @Override
    public void examined(int done, int images) {
        examined = done;
    }

    @Override
    public boolean cancelled() {
        return steps >= last;
    }
}
