package netwright.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.recipe.EngineName;
import netwright.training.Speed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How fast networks answer on this machine: the latest measurement of each, by engine and device. */
@Repository
public class Speeds {

    /** @param when it was measured */
    public record Measured(Speed speed, Instant when) {}

    private final JdbcClient jdbc;

    Speeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a measurement belongs to: the network whatever it is called and wherever its nodes lie. */
    public static String key(Architecture architecture) {
        return ContentHash.of(
                ArchitectureJson.write(architecture.withName("network").mapNodes(node -> node.at(null))));
    }

    /** Takes the place of an earlier measurement on the same engine and device. */
    @Transactional
    public void keep(String key, EngineName engine, Speed speed) {
        jdbc.sql("delete from speed where network = ? and engine = ? and device = ?")
                .params(key, engine.label(), speed.device())
                .update();
        jdbc.sql("""
                insert into speed (network, engine, engine_title, device, threads, batch, warm_ups, passes,
                    seconds_per_pass, measured)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        key,
                        engine.label(),
                        speed.engine(),
                        speed.device(),
                        speed.threads(),
                        speed.batch(),
                        speed.warmUps(),
                        speed.passes(),
                        speed.secondsPerPass(),
                        Columns.time(Instant.now()))
                .update();
    }

    /** Everything measured on an engine's CPU, by {@link #key}. */
    public Map<String, Measured> on(EngineName engine) {
        Map<String, Measured> all = new HashMap<>();
        jdbc.sql("select * from speed where engine = ? and device = 'cpu'")
                .param(engine.label())
                .query((row, n) -> Map.entry(
                        row.getString("network"),
                        new Measured(
                                new Speed(
                                        row.getString("engine_title"),
                                        row.getString("device"),
                                        row.getInt("threads"),
                                        row.getInt("batch"),
                                        row.getInt("warm_ups"),
                                        row.getInt("passes"),
                                        row.getDouble("seconds_per_pass")),
                                Columns.instant(row, "measured"))))
                .list()
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }
}
