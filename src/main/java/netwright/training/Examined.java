package netwright.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an examination of a finished run came to.
 *
 * @param images that were looked at
 * @param available validation images that the data set has
 * @param engine with its version, {@code MXNet 1.9.1}
 * @param device what the engine computed on, {@code cpu}
 * @param weights null where that was not written down
 * @param looks in the order in which they were asked for; never empty
 */
public record Examined(
        Part part,
        int images,
        int available,
        String engine,
        String device,
        @Nullable Weights weights,
        List<Look> looks) {

    /** What is examined. */
    public enum Part {
        /** Test-time augmentation. The others are compared with the centre crop. */
        CROPS,
        /** Batch norm with the statistics of the batch at hand. The others are compared with the running ones. */
        BATCH_STATISTICS
    }

    /** Which of the weights that a run keeps. */
    public enum Weights {
        /** As the last epoch left them. */
        LAST,
        /** Their moving average. */
        AVERAGE,
        /** As the best epoch left them, as validation saw it. */
        BEST
    }

    public Examined {
        looks = List.copyOf(looks);
    }

    /** Mean cross-entropy in nats, and shares from 0 to 1. */
    public record Score(double loss, double top1, double top5) {}

    /**
     * One way to look at the images.
     *
     * @param name for people
     * @param sizes of the crops in pixels, for people; empty where there are none
     * @param passes forward passes an image
     * @param batch images that share their statistics; 0 where these are the running ones
     * @param score of the averaged probabilities
     * @param change against what this one is compared with
     */
    public record Look(String name, String sizes, int passes, int batch, Score score, Paired change) {}
}
