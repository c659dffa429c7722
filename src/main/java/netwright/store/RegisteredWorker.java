package netwright.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import netwright.training.Devices;

/**
 * A worker process that has said it is there.
 *
 * @param engines those it can load, each with the devices it sees
 */
public record RegisteredWorker(
        UUID id, String host, long pid, Instant started, Instant heartbeat, List<Devices.Available> engines) {}
