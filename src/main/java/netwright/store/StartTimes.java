package netwright.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** When waiting runs are likely to begin: the queue played forward over the slots there are. */
final class StartTimes {

    private final List<Slots> workers;

    /** @param running what is being trained now; each takes as many slots of its kind as it asked for */
    StartTimes(List<RegisteredWorker> workers, List<Running> running) {
        this.workers = List.of(new Slots(false, workers, running), new Slots(true, workers, running));
    }

    /** @param left null when it has not shown its speed yet */
    record Running(Demand demand, @Nullable Duration left) {}

    /** @param lasts null when nothing like it was ever measured */
    record Job(Demand demand, boolean held, @Nullable Duration lasts) {}

    /** For each, in the order of their turns, how long until it begins; null where that cannot be told. */
    List<@Nullable Duration> of(List<Job> jobs) {
        List<@Nullable Duration> starts = new ArrayList<>();
        for (Job job : jobs) {
            Slots slots = workers.get(job.demand().gpu() ? 1 : 0);
            starts.add(job.held() ? null : slots.take(job.demand().devices(), job.lasts()));
        }
        return starts;
    }

    /**
     * The times at which slots of one kind come free, of all workers together. A slot whose run shows no speed never does.
     */
    private static final class Slots {

        private final PriorityQueue<Duration> free = new PriorityQueue<>();
        private final int largest;

        /** A run for several slots is not passed by those behind it. */
        private Duration soonest = Duration.ZERO;

        Slots(boolean gpu, List<RegisteredWorker> workers, List<Running> running) {
            int count = workers.stream().mapToInt(worker -> worker.slots(gpu)).sum();
            largest = RegisteredWorker.mostSlots(workers, gpu);
            int taken = 0;
            for (Running run : running) {
                if (run.demand().gpu() == gpu) {
                    taken += run.demand().devices();
                    if (run.left() != null) {
                        free.addAll(Collections.nCopies(run.demand().devices(), run.left()));
                    }
                }
            }
            free.addAll(Collections.nCopies(Math.max(0, count - taken), Duration.ZERO));
        }

        /** @param slots that have to be free at once */
        @Nullable Duration take(int slots, @Nullable Duration lasts) {
            if (slots > largest) {
                return null;
            }
            Duration start = soonest;
            for (int i = 0; i < slots; i++) {
                Duration next = free.poll();
                if (next == null) {
                    return null;
                }
                start = next.compareTo(start) > 0 ? next : start;
            }
            if (slots > 1) {
                soonest = start;
            }
            if (lasts != null) {
                free.addAll(Collections.nCopies(slots, start.plus(lasts)));
            }
            return start;
        }
    }
}
