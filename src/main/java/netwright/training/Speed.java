package netwright.training;

/**
 * How fast a network answered on this machine, forward only.
 *
 * @param engine with its version, {@code MXNet 1.9.1}
 * @param device {@code cpu}
 * @param threads that the engine computes with
 * @param batch images in one pass
 * @param warmUps passes in front that do not count: they set up kernels and memory
 * @param passes that were timed
 * @param secondsPerPass their median
 */
public record Speed(
        String engine, String device, int threads, int batch, int warmUps, int passes, double secondsPerPass) {

    public double imagesPerSecond() {
        return batch / secondsPerPass;
    }
}
