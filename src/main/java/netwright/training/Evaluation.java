package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a network answers on the validation images.
 *
 * @param loss mean cross-entropy in nats
 * @param top1 share whose best class is right
 * @param top5 share whose label is among the best five; 1 with five classes or fewer
 * @param confusion rows: true class, columns: predicted class
 * @param mistakes the most confident ones, worst first
 * @param right images, by index, whose best class is right
 */
record Evaluation(double loss, double top1, double top5, int[][] confusion, List<Mistake> mistakes, BitSet right) {

    private static final int MISTAKES = 24;

    record Mistake(int index, int actual, int predicted, double confidence) {}

    static Evaluation none(int classes) {
        return new Evaluation(0, 0, 0, new int[classes][classes], List.of(), new BitSet());
    }

    /** How a batch of images becomes scores. */
    @FunctionalInterface
    interface Forward {

        /** @param step owns the result */
        NDArray scores(NDArray images, NDManager step);
    }

    /** With running statistics and without random layers; answers null when cancelled. */
    static @Nullable Evaluation of(
            LoweredBlock block,
            BatchFeed feed,
            ImageSet images,
            int batch,
            int classes,
            NDManager manager,
            BooleanSupplier cancelled) {
        int[] order = IntStream.range(0, images.count()).toArray();
        Forward forward = (pixels, step) -> block.forward(pixels, Pass.inference(step));
        return of(forward, feed, order, batch, classes, manager, cancelled);
    }

    /**
     * @param order of the images; where the last batch is not full, the first images fill it up without being counted
     */
    static @Nullable Evaluation of(
            Forward forward,
            BatchFeed feed,
            int[] order,
            int batch,
            int classes,
            NDManager manager,
            BooleanSupplier cancelled) {
        Tally tally = new Tally(classes, order);
        for (int from = 0; from < order.length; from += batch) {
            if (cancelled.getAsBoolean()) {
                return null;
            }
            feed.fill(order, from);
            try (NDManager step = manager.newSubManager()) {
                NDArray logits = forward.scores(feed.images(step), step);
                tally.add(logits.toFloatArray(), feed.labels(), from, Math.min(batch, order.length - from));
            }
        }
        return tally.result(order.length);
    }

    private static final class Tally {
        final int classes;
        final int[] order;
        final int[][] confusion;
        final PriorityQueue<Mistake> mistakes = new PriorityQueue<>(Comparator.comparingDouble(Mistake::confidence));
        double loss;
        final BitSet right = new BitSet();
        int among5;

        Tally(int classes, int[] order) {
            this.classes = classes;
            this.order = order;
            this.confusion = new int[classes][classes];
        }

        void add(float[] logits, int[] labels, int from, int count) {
            for (int i = 0; i < count; i++) {
                Scores scores = new Scores(logits, i * classes, classes);
                int actual = labels[i];
                loss += scores.crossEntropy(actual);
                int predicted = scores.best();
                confusion[actual][predicted]++;
                among5 += scores.rank(actual) < 5 ? 1 : 0;
                if (predicted == actual) {
                    right.set(order[from + i]);
                } else {
                    mistakes.add(new Mistake(order[from + i], actual, predicted, scores.probability(predicted)));
                    if (mistakes.size() > MISTAKES) {
                        mistakes.remove();
                    }
                }
            }
        }

        Evaluation result(int images) {
            List<Mistake> worst = new ArrayList<>(mistakes);
            worst.sort(Comparator.comparingDouble(Mistake::confidence).reversed());
            return new Evaluation(
                    loss / images,
                    (double) right.cardinality() / images,
                    (double) among5 / images,
                    confusion,
                    List.copyOf(worst),
                    right);
        }
    }
}
