package netwright.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What someone drew and has not saved.
 *
 * @param design the design it changes, or null for a drawing that is no design yet
 */
public record Draft(UUID owner, @Nullable UUID design, String document, Instant updated) {}
