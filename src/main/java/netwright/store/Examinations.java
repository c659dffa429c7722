package netwright.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import netwright.training.Examined;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What finished runs came to when their weights were looked at in other ways: the latest of each kind. */
@Repository
public class Examinations {

    /** @param when it was examined */
    public record Kept(Examined examined, Instant when) {}

    private final JdbcClient jdbc;

    Examinations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the place of an earlier one of the same part. Does nothing when the run is gone. */
    @Transactional
    public void keep(UUID run, Examined examined) {
        String part = examined.part().name();
        if (jdbc.sql("select id from run where id = ?")
                .param(run)
                .query(UUID.class)
                .optional()
                .isEmpty()) {
            return;
        }
        jdbc.sql("delete from run_examination where run = ? and part = ?")
                .params(run, part)
                .update();
        jdbc.sql("""
                insert into run_examination (run, part, images, available, engine, device, weights, looks, examined)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        run,
                        part,
                        examined.images(),
                        examined.available(),
                        examined.engine(),
                        examined.device(),
                        examined.weights() == null ? null : examined.weights().name(),
                        Json.of(examined.looks()),
                        Columns.time(Instant.now()))
                .update();
    }

    public Optional<Kept> find(UUID run, Examined.Part part) {
        return jdbc.sql("select * from run_examination where run = ? and part = ?")
                .params(run, part.name())
                .query((row, n) -> new Kept(
                        new Examined(
                                part,
                                row.getInt("images"),
                                row.getInt("available"),
                                row.getString("engine"),
                                row.getString("device"),
                                weights(row.getString("weights")),
                                Json.looks(row.getString("looks"))),
                        Columns.instant(row, "examined")))
                .optional();
    }

    private static Examined.@Nullable Weights weights(@Nullable String name) {
        return name == null ? null : Examined.Weights.valueOf(name);
    }
}
