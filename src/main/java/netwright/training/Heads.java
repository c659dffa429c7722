package netwright.training;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * What a network puts out in training.
 *
 * @param scores of the network itself, N×classes
 */
record Heads(NDArray scores, List<Auxiliary> auxiliaries) {

    /**
     * An auxiliary classifier's scores.
     *
     * @param scores N×classes
     * @param weight of its loss
     */
    record Auxiliary(NDArray scores, double weight) {}

    /**
     * Cross-entropy of the network plus that of each auxiliary classifier times its weight (Szegedy et al., 2015, §5), in
     * nats, mean over the batch.
     *
     * @param targets N×classes, rows sum to 1
     */
    NDArray loss(NDArray targets) {
        NDArray loss = crossEntropy(scores, targets);
        for (Auxiliary auxiliary : auxiliaries) {
            loss = loss.add(crossEntropy(auxiliary.scores, targets).mul(auxiliary.weight));
        }
        return loss;
    }

    /** Mean over the batch of −Σ target · log softmax(logits). */
    private static NDArray crossEntropy(NDArray logits, NDArray targets) {
        return logits.logSoftmax(1)
                .mul(targets)
                .sum()
                .mul(-1.0 / logits.getShape().get(0));
    }
}
