package netwright.training;

import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Works through images on all cores, while progress and cancellation stay on the calling thread. */
final class Chunks {

    private static final int SIZE = 256;

    private Chunks() {}

    /** Throws {@link CancellationException} soon after {@code progress} says so. */
    static void forEach(int count, String phase, FetchProgress progress, IntConsumer work) {
        for (int from = 0; from < count; from += SIZE) {
            if (progress.cancelled()) {
                throw new CancellationException(phase + " was cancelled.");
            }
            IntStream.range(from, Math.min(count, from + SIZE)).parallel().forEach(work);
            progress.report(phase, Math.min(count, from + SIZE), count);
        }
    }
}
