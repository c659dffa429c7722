package netwright.training;

/**
 * What one optimizer step saw.
 *
 * @param step counted from 1 over the whole run
 * @param steps of the whole run
 * @param epoch counted from 1
 * @param loss mean cross-entropy of the batch, in nats
 * @param top1 share of the batch that was right, 0 to 1
 * @param imagesPerSecond over the last seconds
 * @param learningRate used in this step
 */
public record StepMetrics(
        int step, int steps, int epoch, double loss, double top1, double imagesPerSecond, double learningRate) {}
