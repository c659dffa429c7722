package netwright.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import netwright.training.Devices;
import org.jspecify.annotations.Nullable;

/**
 * A worker process that has said it is there.
 *
 * @param engines those it can load, each with the devices it sees
 * @param slots the devices it trains on
 * @param versions of Java, the app and the engines, in words
 * @param load of its machine at the last heartbeat, or null before the first
 */
public record RegisteredWorker(
        UUID id,
        String host,
        long pid,
        Instant started,
        Instant heartbeat,
        List<Devices.Available> engines,
        List<String> slots,
        String versions,
        @Nullable Load load) {

    /** How many of its slots are GPUs, or not. */
    int slots(boolean gpu) {
        return (int)
                slots.stream().filter(device -> Demand.isGpu(device) == gpu).count();
    }

    /** The most slots of a kind that one of them has: no run can have more devices. */
    public static int mostSlots(List<RegisteredWorker> workers, boolean gpu) {
        return workers.stream().mapToInt(worker -> worker.slots(gpu)).max().orElse(0);
    }

    /**
     * @param average of the last minute, in processes; negative where the system does not tell
     * @param memoryUsed of the machine, bytes
     * @param memoryTotal of the machine, bytes
     */
    public record Load(double average, long memoryUsed, long memoryTotal) {}
}
