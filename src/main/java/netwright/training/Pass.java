package netwright.training;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;

/** One forward pass, and its backward pass where there is one. */
final class Pass {

    private final NDManager manager;
    private final boolean training;
    private final long seed;
    private final List<Runnable> afterwards = new ArrayList<>();

    /**
     * @param manager owns every intermediate array; closing it ends the pass
     * @param training batch statistics and random layers are on
     * @param seed decides the random layers; equal seeds repeat a pass on every engine
     */
    Pass(NDManager manager, boolean training, long seed) {
        this.manager = manager;
        this.training = training;
        this.seed = seed;
    }

    static Pass inference(NDManager manager) {
        return new Pass(manager, false, 0);
    }

    NDManager manager() {
        return manager;
    }

    boolean training() {
        return training;
    }

    long seed() {
        return seed;
    }

    /** Keeps work on running statistics until the gradients are there: MXNet forbids it while it records. */
    void afterwards(Runnable work) {
        afterwards.add(work);
    }

    /** To be called once, after the backward pass or in its place. */
    void finish() {
        afterwards.forEach(Runnable::run);
    }
}
