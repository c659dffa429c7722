package netwright.store;

import java.util.UUID;

/**
 * Runs as executions of db-scheduler, written within our own transactions. While an execution is picked it belongs to
 * the scheduler of the worker that picked it.
 */
final class Executions {

    private static final String OF_RUN = " where task_name = 'run' and task_instance = ?";
    private static final String PICKED_BY = " and picked_by = ?";
    private static final String FREE = "update scheduled_tasks set picked = false, picked_by = null,"
            + " last_heartbeat = null, version = version + 1" + OF_RUN;

    private Executions() {}

    static void add(Session session, UUID run) {
        session.update("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
                values ('run', ?, current_timestamp, false, 1, 0)
                """, run.toString());
    }

    /** For a run whose last leg may just be ending: its scheduler then leaves the execution there. */
    static void ensure(Session session, UUID run) {
        if (session.query("select 1 from scheduled_tasks" + OF_RUN, row -> 1, run.toString())
                .isEmpty()) {
            add(session, run);
        }
    }

    /** Takes it from a scheduler that is gone. */
    static void free(Session session, UUID run) {
        if (session.update(FREE, run.toString()) == 0) {
            add(session, run);
        }
    }

    /** Only if that worker's scheduler has it. */
    static int free(Session session, UUID run, UUID worker) {
        return session.update(FREE + PICKED_BY, run.toString(), worker.toString());
    }

    /** One that is picked is ended by its scheduler, which finds out that the run is over. */
    static void removeIdle(Session session, UUID run) {
        session.update("delete from scheduled_tasks" + OF_RUN + " and picked = false", run.toString());
    }

    static void remove(Session session, UUID run) {
        session.update("delete from scheduled_tasks" + OF_RUN, run.toString());
    }

    /** Only if that worker's scheduler has it. */
    static int remove(Session session, UUID run, UUID worker) {
        return session.update("delete from scheduled_tasks" + OF_RUN + PICKED_BY, run.toString(), worker.toString());
    }
}
