package netwright.training;

/** Averages of one epoch, counted from 1; losses in nats, top-1 and top-5 as shares from 0 to 1. */
public record EpochMetrics(
        int epoch,
        double trainLoss,
        double trainTop1,
        double validationLoss,
        double validationTop1,
        double validationTop5,
        double imagesPerSecond,
        double seconds) {}
