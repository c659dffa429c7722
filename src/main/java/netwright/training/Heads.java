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
     * nats, summed and divided by the images of the batch: the mean where all of them are here.
     *
     * @param targets N×classes, rows sum to 1
     */
    NDArray loss(NDArray targets, int batch) {
        NDArray loss = crossEntropy(scores, targets, batch);
        for (Auxiliary auxiliary : auxiliaries) {
            loss = loss.add(crossEntropy(auxiliary.scores, targets, batch).mul(auxiliary.weight));
        }
        return loss;
    }

    /** −Σ target · log softmax(logits) over all images, divided by the batch. */
    private static NDArray crossEntropy(NDArray logits, NDArray targets, int batch) {
        return logits.logSoftmax(1).mul(targets).sum().mul(-1.0 / batch);
    }
}
