package netwright.training;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fills the next batch while the engine computes on the present one: two feeds in turn, a thread of its own, and the
 * common pool's for large batches. What a batch holds depends on seed, epoch and place alone, so neither threads nor an
 * interruption change it.
 */
final class Prefetch implements AutoCloseable {

    private final BatchFeed[] feeds;
    private final BatchFeed.Changes changes;
    private final int batch;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread loader = new Thread(task, "loader");
        loader.setDaemon(true);
        return loader;
    });

    private int[] order = {};
    private long seed;
    private int end;
    private int started;
    private int turn;
    private @Nullable Future<?> filling;

    Prefetch(Supplier<BatchFeed> feed, BatchFeed.Changes changes, int batch) {
        this.feeds = new BatchFeed[] {feed.get(), feed.get()};
        this.changes = changes;
        this.batch = batch;
    }

    /** Begins with batch {@code first} of an epoch of {@code batches} and starts filling it. */
    void begin(int[] order, int first, int batches, long seed) {
        settle();
        this.order = order;
        this.seed = seed;
        this.end = batches;
        this.started = first;
        start();
    }

    private void start() {
        if (started < end) {
            BatchFeed feed = feeds[turn];
            int[] images = order;
            int from = started * batch;
            long draws = seed;
            filling = thread.submit(() -> feed.fill(images, from, changes, draws));
            started++;
            turn = 1 - turn;
        }
    }

    /** The next batch, valid until this is called again, when its feed is filled anew. */
    BatchFeed next() {
        settle();
        BatchFeed ready = feeds[1 - turn];
        start();
        return ready;
    }

    private void settle() {
        Future<?> last = filling;
        filling = null;
        if (last == null) {
            return;
        }
        try {
            last.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.util.concurrent.CancellationException("Loading images was interrupted.");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
