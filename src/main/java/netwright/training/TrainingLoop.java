package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import netwright.recipe.Recipe;
import org.jspecify.annotations.Nullable;

/** The loop over epochs and steps of one run. */
final class TrainingLoop {

    private static final double CHECKPOINT_SECONDS = 30;

    private final ImageData data;
    private final Recipe recipe;
    private final Checkpoint checkpoint;
    private final Progress progress;
    private final NDManager manager;
    private final LoweredBlock block;
    private final Learning learning;
    private final RateCurve curve;
    private final Step step;
    private final Prefetch trainFeed;
    private final BatchFeed testFeed;
    private final int batch;
    private final int classes;
    private final int stepsPerEpoch;
    private final int steps;
    private final int pauseAfter;
    private final Watch watch = new Watch();
    private final Divergence divergence;

    private RunState state = RunState.START;
    private @Nullable Evaluation evaluation;

    TrainingLoop(TrainingJob job, ImageData data, Replicas replicas, Thaw thaw, NDManager manager, Progress progress) {
        this.data = data;
        this.recipe = job.recipe();
        this.block = replicas.first();
        this.manager = manager;
        this.progress = progress;
        this.classes = job.architecture().classes();
        this.batch = Math.min(recipe.batch(), data.train().count());
        this.stepsPerEpoch = data.train().count() / batch;
        this.steps = recipe.epochs() * stepsPerEpoch;
        this.pauseAfter = job.pauseAfter();
        this.checkpoint = new Checkpoint(job, data.hash(), progress::phase);
        this.curve = RateCurve.of(recipe, stepsPerEpoch);
        this.learning = Learning.of(recipe, block, manager);
        Rates rates = new Rates(curve, thaw, stepsPerEpoch);
        this.step = new Step(recipe, replicas, learning.rule(), rates, learning.average());
        this.trainFeed = new Prefetch(
                () -> new BatchFeed(data, data.train(), classes, batch), BatchFeed.Changes.of(recipe, data), batch);
        this.testFeed = new BatchFeed(data, data.test(), classes, batch);
        this.divergence = new Divergence(recipe, classes);
    }

    TrainingOutcome.End run() {
        try (trainFeed) {
            checkpoint.restore(learning.tensors()).ifPresent(this::goOn);
            while (!isOver() && state.epochs().size() < pauseAfter) {
                if (!epoch(state.epochs().size() + 1)) {
                    return TrainingOutcome.End.CANCELLED;
                }
            }
            if (evaluation == null || learning.best() != null) {
                evaluation = learning.ended(this::validate);
            }
            return evaluation == null
                    ? TrainingOutcome.End.CANCELLED
                    : isOver() ? TrainingOutcome.End.COMPLETED : TrainingOutcome.End.PAUSED;
        }
    }

    private boolean isOver() {
        return state.epochs().size() >= recipe.epochs() || Patience.spent(recipe, state.epochs());
    }

    private void goOn(RunState saved) {
        state = saved;
        progress.phase("Going on from step " + saved.step() + " of " + steps);
    }

    /** Answers false when cancelled. */
    private boolean epoch(int epoch) {
        progress.phase("Epoch " + epoch + " of " + recipe.epochs());
        long orderSeed = Seeds.of(recipe.seed(), epoch);
        int[] order = Shuffle.order(data.train().count(), orderSeed);
        watch.start(state);
        Pending pending = null;
        trainFeed.begin(order, state.step() % stepsPerEpoch, stepsPerEpoch, orderSeed);
        for (int i = state.step() % stepsPerEpoch; i < stepsPerEpoch; i++) {
            if (progress.cancelled()) {
                // A cancelled run may also be one whose worker has to stop; another one goes on from here.
                settle(pending);
                save();
                return false;
            }
            BatchFeed feed = trainFeed.next();
            int number = (epoch - 1) * stepsPerEpoch + i + 1;
            NDManager scratch = manager.newSubManager();
            NDArray scores = step.run(feed, number, recipe.seed(), scratch);
            Pending next =
                    new Pending(number, epoch, scratch, scores, feed.targets().copy());
            // Looking at the step before the one just handed over keeps the engine busy while we look.
            settle(pending);
            pending = next;
            if (watch.sinceCheckpoint() > CHECKPOINT_SECONDS && i + 1 < stepsPerEpoch) {
                settle(pending);
                pending = null;
                save();
            }
        }
        settle(pending);
        return close(epoch);
    }

    /** A step that the engine may still be computing; closing its manager waits for it. */
    private record Pending(int number, int epoch, NDManager scratch, NDArray scores, Targets targets) {}

    private void settle(@Nullable Pending pending) {
        if (pending == null) {
            return;
        }
        float[] logits = pending.scores.toFloatArray();
        pending.scratch.close();
        double loss = 0;
        int right = 0;
        for (int i = 0; i < batch; i++) {
            Scores scores = new Scores(logits, i * classes, classes);
            loss += pending.targets.crossEntropy(scores, i);
            right += scores.best() == pending.targets.dominant(i) ? 1 : 0;
        }
        loss /= batch;
        divergence.check(loss, pending.number);
        watch.step(batch);
        state = new RunState(
                pending.number,
                state.lossSum() + loss,
                state.rightSum() + right,
                state.epochs(),
                watch.trainSeconds(),
                watch.epochSeconds(),
                state.totalSeconds());
        progress.step(new StepMetrics(
                pending.number,
                steps,
                pending.epoch,
                loss,
                (double) right / batch,
                watch.imagesPerSecond(),
                curve.rate(pending.number - 1)));
    }

    private boolean close(int epoch) {
        double trainSeconds = watch.trainSeconds();
        Evaluation result = learning.validating(this::validateAndKeepBest);
        if (result == null) {
            return false;
        }
        evaluation = result;
        double seconds = watch.epochSeconds();
        int images = stepsPerEpoch * batch;
        EpochMetrics metrics = new EpochMetrics(
                epoch,
                state.lossSum() / stepsPerEpoch,
                (double) state.rightSum() / images,
                result.loss(),
                result.top1(),
                result.top5(),
                images / trainSeconds,
                seconds);
        List<EpochMetrics> epochs = new ArrayList<>(state.epochs());
        epochs.add(metrics);
        state = new RunState(state.step(), 0, 0, List.copyOf(epochs), 0, 0, state.totalSeconds() + seconds);
        save();
        progress.epoch(metrics);
        if (Patience.spent(recipe, state.epochs())) {
            progress.phase("Stopped early: " + Patience.reason(state.epochs()));
        }
        return true;
    }

    private @Nullable Evaluation validateAndKeepBest() {
        Evaluation result = validate();
        if (result != null && learning.best() != null && Patience.improves(state.epochs(), result.top1())) {
            learning.best().copy();
        }
        return result;
    }

    private @Nullable Evaluation validate() {
        progress.phase("Validating");
        return Evaluation.of(block, testFeed, data.test(), batch, classes, manager, progress::cancelled);
    }

    private void save() {
        checkpoint.save(learning, state);
        progress.saved();
        watch.checkpointed();
    }

    Evaluation evaluation() {
        return evaluation == null ? Evaluation.none(classes) : evaluation;
    }

    List<EpochMetrics> epochs() {
        return state.epochs();
    }

    double seconds() {
        return state.totalSeconds() + state.epochSeconds();
    }
}
