package netwright.training;

import java.util.List;

/**
 * How a run ended.
 *
 * @param end completed, paused or cancelled; a failed run throws {@link TrainingFailed} instead
 * @param engine name and version
 * @param device {@code cpu} or {@code gpu0}…
 * @param dataHash SHA-256 over the images and labels that were used
 * @param classNames in label order
 * @param epochs those finished, also the ones before a resume
 * @param confusion rows: true class, columns: predicted class, counts over the validation images
 * @param wrong examples the network got wrong, most confident mistakes first
 * @param seconds spent training and validating
 */
public record TrainingOutcome(
        End end,
        String engine,
        String device,
        String dataHash,
        List<String> classNames,
        List<EpochMetrics> epochs,
        int[][] confusion,
        List<WrongExample> wrong,
        double seconds) {

    public enum End {
        COMPLETED,
        /** After the epoch that the job names; it can go on from its checkpoint. */
        PAUSED,
        CANCELLED
    }

    /**
     * A validation image that was classified wrongly.
     *
     * @param index in the validation set
     * @param actual label
     * @param predicted label
     * @param confidence softmax of the predicted class, 0 to 1
     * @param png the image, PNG encoded
     */
    public record WrongExample(int index, int actual, int predicted, double confidence, byte[] png) {}
}
