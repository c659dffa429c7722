package netwright.training;

import java.util.ArrayDeque;
import java.util.Deque;

/** Times an epoch: in all, in training steps, and the pace of the last seconds. */
final class Watch {

    private static final double PACE_SECONDS = 5;

    private record Mark(long nanos, int images) {}

    private final Deque<Mark> marks = new ArrayDeque<>();
    private long recent;
    private long started;
    private long lastCheckpoint = System.nanoTime();
    private double before;
    private double trainBefore;
    private long lastStep;

    /** Begins an epoch, or goes on with one that was interrupted. */
    void start(RunState state) {
        started = System.nanoTime();
        lastStep = started;
        before = state.epochSeconds();
        trainBefore = state.trainSeconds();
        marks.clear();
        recent = 0;
        marks.add(new Mark(started, 0));
    }

    void step(int images) {
        lastStep = System.nanoTime();
        marks.add(new Mark(lastStep, images));
        recent += images;
        while (marks.size() > 2 && seconds(marks.getFirst().nanos, lastStep) > PACE_SECONDS) {
            marks.removeFirst();
            recent -= marks.getFirst().images;
        }
    }

    double imagesPerSecond() {
        return recent / Math.max(1e-9, seconds(marks.getFirst().nanos, lastStep));
    }

    double trainSeconds() {
        return trainBefore + seconds(started, lastStep);
    }

    double epochSeconds() {
        return before + seconds(started, System.nanoTime());
    }

    double sinceCheckpoint() {
        return seconds(lastCheckpoint, System.nanoTime());
    }

    void checkpointed() {
        lastCheckpoint = System.nanoTime();
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
