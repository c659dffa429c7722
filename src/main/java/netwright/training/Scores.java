package netwright.training;

/**
 * The class scores of one image within a batch, before softmax.
 *
 * @param logits of the whole batch
 * @param from where this image's begin
 * @param classes how many there are
 */
record Scores(float[] logits, int from, int classes) {

    int best() {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (logits[from + c] > logits[from + best]) {
                best = c;
            }
        }
        return best;
    }

    /** How many classes score higher than this one. */
    int rank(int label) {
        int rank = 0;
        for (int c = 0; c < classes; c++) {
            rank += logits[from + c] > logits[from + label] ? 1 : 0;
        }
        return rank;
    }

    /** −log softmax, in nats; NaN where a score is. */
    double crossEntropy(int label) {
        return logSum() - logits[from + label];
    }

    /** Averaged over all classes, as label smoothing wants it. */
    double meanCrossEntropy() {
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += logits[from + c];
        }
        return logSum() - sum / classes;
    }

    double probability(int label) {
        return Math.exp(-crossEntropy(label));
    }

    private double logSum() {
        double top = logits[from + best()];
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += Math.exp(logits[from + c] - top);
        }
        return top + Math.log(sum);
    }
}
