package netwright.queue;

/**
 * What a few training steps cost on this machine.
 *
 * @param secondsPerStep forward, backward and update of one batch, after the first steps
 * @param secondsPerEpoch with the validation behind it
 * @param memoryBytes the most that the measuring process held
 */
public record Measurement(double secondsPerStep, double secondsPerEpoch, long memoryBytes) {}
