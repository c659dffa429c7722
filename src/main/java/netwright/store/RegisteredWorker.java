package netwright.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A worker process that has said it is there.
 *
 * @param devices {@code cpu}, {@code gpu0}, …
 * @param engines names with versions
 */
public record RegisteredWorker(
        UUID id,
        String host,
        long pid,
        Instant started,
        Instant heartbeat,
        List<String> devices,
        List<String> engines) {}
