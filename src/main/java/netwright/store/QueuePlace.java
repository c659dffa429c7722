package netwright.store;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run that waits.
 *
 * @param owner name of the person
 * @param position 1 is the next to begin
 * @param priority among its owner's runs; higher goes first
 * @param held its owner has as many runs going as one person may
 * @param created when it was asked for
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
        @Nullable Duration startsIn) {}
