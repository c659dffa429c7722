package netwright.queue;

import ch.qos.logback.classic.Level;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import netwright.store.Database;
import netwright.store.DatabaseClock;
import netwright.store.Offer;
import netwright.store.PickSql;
import org.slf4j.LoggerFactory;

/**
 * A run as db-scheduler sees it: an execution that lives from the moment the run is asked for until it is over. The
 * scheduler picks it, beats while it is executed, and finds those that nobody beats for any more.
 */
final class RunTask {

    static final Duration BEAT_EVERY = Duration.ofSeconds(2);
    private static final int BEATS_MISSED = 5;

    /** How long nothing is heard of a worker before its runs are taken back. */
    static final Duration SILENCE = BEAT_EVERY.multipliedBy(BEATS_MISSED);

    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final Duration END_WITHIN = Duration.ofSeconds(3);
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final Database database;
    private final DatabaseClock clock;
    private final Revival revival;
    private final Awake awake;

    RunTask(Database database, DatabaseClock clock, Revival revival, Awake awake) {
        this.database = database;
        this.clock = clock;
        this.revival = revival;
        this.awake = awake;
    }

    /** For a worker: executes as many at once as there are slots. */
    Scheduler scheduler(UUID worker, int slots, Supplier<Offer> free, ExecutionHandler<Void> handler) {
        return builder(worker.toString(), handler, free).threads(slots).build();
    }

    /** For the web app: it executes nothing, and notices when a worker is gone even if it was the only one. */
    Scheduler watcher() {
        Scheduler watcher = builder("watcher", (run, context) -> (done, operations) -> {}, () -> Offer.NOTHING)
                .threads(1)
                .build();
        watcher.pause();
        return watcher;
    }

    private SchedulerBuilder builder(String name, ExecutionHandler<Void> handler, Supplier<Offer> free) {
        quiet();
        var task = Tasks.custom("run", Void.class)
                // It stays picked without a heartbeat, and is found dead.
                .onFailure((done, operations) -> {})
                .onDeadExecution(this::found)
                .execute(handler);
        return Scheduler.create(database.source(), task)
                .schedulerName(new SchedulerName.Fixed(name))
                .jdbcCustomization(new PickSql(free))
                .clock(clock)
                .enablePriority()
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(LOOK_EVERY)
                .heartbeatInterval(BEAT_EVERY)
                .missedHeartbeatsLimit(BEATS_MISSED)
                .shutdownMaxWait(END_WITHIN)
                .deleteUnresolvedAfter(FOR_EVER);
    }

    private void found(ExecutionComplete found, ExecutionOperations<Void> operations) {
        if (!awake.longEnough()) {
            return;
        }
        UUID run = UUID.fromString(found.getExecution().taskInstance.getId());
        revival.executionDied(run, UUID.fromString(found.getExecution().pickedBy));
    }

    /** A database that is away would fill the log with stack traces; the heartbeat says it in a line. */
    private static void quiet() {
        level("com.github.kagkarlsson.scheduler", Level.WARN);
        level("com.github.kagkarlsson.scheduler.RunUntilShutdown", Level.OFF);
        level("com.github.kagkarlsson.scheduler.RunAndLogErrors", Level.OFF);
        level("com.github.kagkarlsson.scheduler.Scheduler", Level.ERROR);
    }

    private static void level(String name, Level level) {
        if (LoggerFactory.getLogger(name) instanceof ch.qos.logback.classic.Logger logger
                && logger.getLevel() == null) {
            logger.setLevel(level);
        }
    }
}
