package netwright.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sweep as a list shows it.
 *
 * @param trials how many it has
 * @param over how many of them will not be trained any further
 */
public record StoredSweep(
        UUID id,
        UUID owner,
        String name,
        SweepState state,
        Instant created,
        @Nullable Instant finished,
        int trials,
        int over) {}
