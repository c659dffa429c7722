package netwright.store;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * How a worker's scheduler picks executions, in SQL that H2 and PostgreSQL both take: in the fair order, none that is
 * held, only what the worker's free slots can train, and past those that another worker is just picking.
 */
public final class PickSql extends DefaultJdbcCustomization {

    private final Supplier<Set<Demand>> free;

    /** @param free what the worker could begin now */
    public PickSql(Supplier<Set<Demand>> free) {
        super(false);
        this.free = free;
    }

    @Override
    public String getName() {
        return "fair order";
    }

    @Override
    public String getQueryLimitPart(int limit) {
        return " limit " + limit;
    }

    @Override
    public boolean supportsGenericLockAndFetch() {
        return true;
    }

    /**
     * One at a time, whatever the limit: which slots are free is known anew only when the last one picked has taken its
     * own. An execution whose run does not wait any more is picked as well, to be ended.
     */
    @Override
    public String createGenericSelectForUpdateQuery(
            String tableName, int limit, String requiredAndCondition, boolean orderByPriority) {
        return "select * from " + tableName + " where picked = ? and execution_time <= ? " + requiredAndCondition
                + " and exists (select 1 from run where run.id = cast(task_instance as uuid)"
                + " and (run.state <> 'QUEUED' or (not run.held and run.demand in (" + demands() + "))))"
                + " order by priority desc, execution_time asc limit 1 for update skip locked";
    }

    /** Words of our own only, so nothing needs quoting. */
    private String demands() {
        Set<Demand> demands = free.get();
        return demands.isEmpty()
                ? "''"
                : demands.stream().map(demand -> "'" + demand.word() + "'").collect(Collectors.joining(", "));
    }
}
