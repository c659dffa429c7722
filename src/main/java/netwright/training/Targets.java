package netwright.training;

/**
 * What a batch is trained towards: image i is label {@code labels[i]} to a share λ and {@code partners[i]} to the rest
 * (mixup, Zhang et al., 2018; CutMix, Yun et al., 2019), and of that ε is spread evenly over all K classes (label
 * smoothing, Szegedy et al., 2016): {@code (1 − ε)·(λ·y_a + (1 − λ)·y_b) + ε/K}.
 */
record Targets(int[] labels, int[] partners, double share, double smoothing, int classes) {

    static Targets hard(int[] labels, int classes) {
        return new Targets(labels, labels, 1, 0, classes);
    }

    /** Share of a class in an image's target. */
    double of(int image, int label) {
        double own = label == labels[image] ? share : 0;
        double partner = label == partners[image] ? 1 - share : 0;
        return (1 - smoothing) * (own + partner) + smoothing / classes;
    }

    /** The label with the larger share. */
    int dominant(int image) {
        return share >= 0.5 ? labels[image] : partners[image];
    }

    /** Cross-entropy −Σ target · log softmax, in nats. */
    double crossEntropy(Scores scores, int image) {
        double mixed = share * scores.crossEntropy(labels[image]) + (1 - share) * scores.crossEntropy(partners[image]);
        return smoothing == 0 ? mixed : (1 - smoothing) * mixed + smoothing * scores.meanCrossEntropy();
    }

    /** Of the batch as it is now: the arrays are used again for the next one. */
    Targets copy() {
        return new Targets(labels.clone(), partners.clone(), share, smoothing, classes);
    }
}
