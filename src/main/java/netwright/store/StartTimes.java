package netwright.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** When waiting runs are likely to begin: the queue played forward over the slots there are. */
final class StartTimes {

    private final List<Slots> workers;

    /** @param running what is being trained now; each takes a slot of its kind */
    StartTimes(List<RegisteredWorker> workers, List<Running> running) {
        int cpus = slots(workers, false);
        int gpus = slots(workers, true);
        this.workers = List.of(new Slots(false, cpus, running), new Slots(true, gpus, running));
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
            starts.add(job.held() ? null : slots.take(job.lasts()));
        }
        return starts;
    }

    private static int slots(List<RegisteredWorker> workers, boolean gpu) {
        return (int) workers.stream()
                .flatMap(worker -> worker.slots().stream())
                .filter(device -> Demand.isGpu(device) == gpu)
                .count();
    }

    /** The times at which slots of one kind come free. A slot whose run shows no speed never does. */
    private static final class Slots {

        private final PriorityQueue<Duration> free = new PriorityQueue<>();

        Slots(boolean gpu, int count, List<Running> running) {
            List<Running> here =
                    running.stream().filter(run -> run.demand().gpu() == gpu).toList();
            here.forEach(run -> {
                if (run.left() != null) {
                    free.add(run.left());
                }
            });
            for (int i = here.size(); i < count; i++) {
                free.add(Duration.ZERO);
            }
        }

        @Nullable Duration take(@Nullable Duration lasts) {
            Duration start = free.poll();
            if (start != null && lasts != null) {
                free.add(start.plus(lasts));
            }
            return start;
        }
    }
}
