package netwright.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import netwright.recipe.DeviceNames;
import org.jspecify.annotations.Nullable;

/**
 * A run that waits.
 *
 * @param owner name of the person
 * @param position 1 is the next to begin
 * @param priority among its owner's runs; higher goes first
 * @param held its owner has as many runs going as one person may
 * @param created when it was asked for
 * @param shortage when no worker that is there has what it needs, however long it waits
 * @param startsIn by what like runs took, or null where nothing was measured yet or no worker fits
 */
public record QueuePlace(
        UUID run,
        String name,
        String owner,
        int position,
        int priority,
        boolean held,
        Instant created,
        @Nullable Shortage shortage,
        @Nullable Duration startsIn) {

    /**
     * @param needed devices of one worker
     * @param most that a worker has
     * @param gpu whether they are GPUs
     */
    public record Shortage(int needed, int most, boolean gpu) {

        /** Of a run among the workers that are there; null where one of them has enough, or none is there yet. */
        public static @Nullable Shortage of(int needed, boolean gpu, List<RegisteredWorker> workers) {
            int most = RegisteredWorker.mostSlots(workers, gpu);
            return workers.isEmpty() || needed <= most ? null : new Shortage(needed, most, gpu);
        }

        /** {@code needs 2 GPUs; the largest worker has 1}. */
        public String words() {
            return "needs " + DeviceNames.words(needed, gpu) + "; "
                    + (most == 0 ? "no worker has any" : "the largest worker has " + most);
        }
    }
}
