package netwright.training;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One forward pass, and its backward pass where there is one. */
final class Pass {

    enum Mode {
        TRAINING,
        INFERENCE,
        BATCH_STATISTICS
    }

    private final NDManager manager;
    private final Mode mode;
    private final long seed;
    private final Set<String> still;
    private final @Nullable Part part;
    private final List<Runnable> afterwards = new ArrayList<>();

    private Pass(NDManager manager, Mode mode, long seed, Set<String> still, @Nullable Part part) {
        this.manager = manager;
        this.mode = mode;
        this.seed = seed;
        this.still = still;
        this.part = part;
    }

    /**
     * @param manager owns every intermediate array; closing it ends the pass
     * @param training batch statistics and random layers are on
     * @param seed decides the random layers; equal seeds repeat a pass on every engine
     */
    Pass(NDManager manager, boolean training, long seed) {
        this(manager, training ? Mode.TRAINING : Mode.INFERENCE, seed, Set.of(), null);
    }

    /** A training pass over a part of a batch, in which some layers, by id, behave as at test time: they do not learn. */
    static Pass training(NDManager manager, long seed, Set<String> still, Part part) {
        return new Pass(manager, Mode.TRAINING, seed, still, part);
    }

    static Pass inference(NDManager manager) {
        return new Pass(manager, false, 0);
    }

    /**
     * Inference but for batch norm, which normalises by the batch's own statistics as in training. That is a mistake when
     * made on real predictions, and here to be seen. Running statistics move, so they have to be put back afterwards.
     */
    static Pass batchStatistics(NDManager manager) {
        return new Pass(manager, Mode.BATCH_STATISTICS, 0, Set.of(), null);
    }

    /** The pass as one layer sees it. */
    Pass at(String layer) {
        return still.contains(layer) ? inference(manager) : this;
    }

    NDManager manager() {
        return manager;
    }

    /** How layers behave in a pass, whatever the batch. */
    record Manner(Mode mode, Set<String> still) {}

    Manner manner() {
        return new Manner(mode, still);
    }

    /** Whether random layers are on. */
    boolean training() {
        return mode == Mode.TRAINING;
    }

    /** Whether batch norm normalises by the batch at hand. */
    boolean byBatch() {
        return mode != Mode.INFERENCE;
    }

    /** Which images of the batch these are; all of them unless the pass was made for a part. */
    Part part(int images) {
        return part == null ? Part.whole(images) : part;
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
