package netwright.training;

import java.util.BitSet;
import java.util.List;

/** Probabilities averaged over some views of each image: the sums of the batch at hand, the scores of those before. */
final class Averages {

    private static final int AMONG = 5;

    private final List<View> views;
    private final int classes;
    private final BitSet right = new BitSet();
    private double[] sums = {};
    private double loss;
    private int among5;

    Averages(List<View> views, int classes) {
        this.views = views;
        this.classes = classes;
    }

    /** Adds what the network says of a batch seen in this view, if the view is one of ours. @param scores N×classes */
    void add(View view, float[] scores) {
        if (!views.contains(view)) {
            return;
        }
        if (sums.length == 0) {
            sums = new double[scores.length];
        }
        for (int from = 0; from < scores.length; from += classes) {
            Scores image = new Scores(scores, from, classes);
            double logSum = image.crossEntropy(0) + scores[from];
            for (int c = 0; c < classes; c++) {
                sums[from + c] += Math.exp(scores[from + c] - logSum);
            }
        }
    }

    /** Ends the batch, whose images are {@code from} and those after it. */
    void settle(int[] labels, int from, int count) {
        for (int i = 0; i < count; i++) {
            double own = sums[i * classes + labels[i]];
            int better = 0;
            int first = 0;
            for (int c = 0; c < classes; c++) {
                better += sums[i * classes + c] > own ? 1 : 0;
                first = sums[i * classes + c] > sums[i * classes + first] ? c : first;
            }
            right.set(from + i, first == labels[i]);
            among5 += better < AMONG ? 1 : 0;
            loss -= Math.log(Math.max(Double.MIN_NORMAL, own / views.size()));
        }
        sums = new double[] {};
    }

    int passes() {
        return views.size();
    }

    BitSet right() {
        return right;
    }

    Examined.Score score(int images) {
        return new Examined.Score(loss / images, (double) right.cardinality() / images, (double) among5 / images);
    }
}
