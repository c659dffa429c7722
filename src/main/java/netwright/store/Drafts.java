package netwright.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Autosaved drawings: for each person one per design, and one that is no design yet. The canvas saves here while
 * people draw, and discards after a revision was saved.
 */
@Repository
public class Drafts {

    private static final UUID NO_DESIGN = new UUID(0, 0);

    private final JdbcClient jdbc;

    Drafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void save(UUID owner, @Nullable UUID design, String document) {
        if (replace(owner, design, document)) {
            return;
        }
        try {
            jdbc.sql("insert into draft (document, updated, owner, slot, design) values (?, ?, ?, ?, ?)")
                    .params(document, Columns.time(Instant.now()), owner, slot(design), design)
                    .update();
        } catch (DuplicateKeyException anotherTabWasFaster) {
            replace(owner, design, document);
        }
    }

    public Optional<Draft> find(UUID owner, @Nullable UUID design) {
        return jdbc.sql("select document, updated from draft where owner = ? and slot = ?")
                .params(owner, slot(design))
                .query((row, n) -> new Draft(owner, design, row.getString("document"), Columns.instant(row, "updated")))
                .optional();
    }

    public void discard(UUID owner, @Nullable UUID design) {
        jdbc.sql("delete from draft where owner = ? and slot = ?")
                .params(owner, slot(design))
                .update();
    }

    private boolean replace(UUID owner, @Nullable UUID design, String document) {
        return jdbc.sql("update draft set document = ?, updated = ? where owner = ? and slot = ?")
                        .params(document, Columns.time(Instant.now()), owner, slot(design))
                        .update()
                > 0;
    }

    private static UUID slot(@Nullable UUID design) {
        return design == null ? NO_DESIGN : design;
    }
}
