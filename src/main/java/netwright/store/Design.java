package netwright.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A named network with a history of revisions.
 *
 * @param note what its owner wrote about it, or empty
 * @param latest the newest revision, without its document
 * @param updated when the newest revision was saved, or the design renamed
 * @param deletedAt when it was put away; it can be restored
 */
public record Design(
        UUID id,
        UUID owner,
        String name,
        String note,
        Revision.Summary latest,
        Instant created,
        Instant updated,
        @Nullable Instant deletedAt) {}
