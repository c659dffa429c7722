package netwright.store;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * How a worker's scheduler picks executions, in SQL that H2 and PostgreSQL both take: in the fair order, none that is
 * held, only what the worker's free slots can train, and past those that another worker is just picking. A run for several
 * slots whose turn has come is not passed by later ones for the same kind of device: what comes free is kept for it.
 */
public final class PickSql extends DefaultJdbcCustomization {

    private final Supplier<Offer> free;

    /** @param free what the worker could begin at the moment */
    public PickSql(Supplier<Offer> free) {
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
                + " and (run.state <> 'QUEUED' or (not run.held and (" + fitting(tableName) + "))))"
                + " order by priority desc, execution_time asc limit 1 for update skip locked";
    }

    private String fitting(String tableName) {
        Offer offer = free.get();
        return List.of(false, true).stream()
                .map(gpu -> fitting(offer.of(gpu), tableName))
                .collect(Collectors.joining(" or "));
    }

    private static String fitting(Offer offer, String tableName) {
        String fits = "run.demand in (" + words(offer.now()) + ")";
        return offer.now().isEmpty() || offer.later().isEmpty()
                ? fits
                : "(" + fits + " and not exists (select 1 from run wide join " + tableName
                        + " turn on turn.task_name = 'run' and turn.task_instance = cast(wide.id as varchar(36))"
                        + " where wide.state = 'QUEUED' and not wide.held and turn.picked = false"
                        + " and wide.demand in (" + words(offer.later()) + ") and turn.priority > " + tableName
                        + ".priority))";
    }

    /** Words of our own only, so nothing needs quoting. */
    private static String words(Set<Demand> demands) {
        return demands.isEmpty()
                ? "''"
                : demands.stream().map(demand -> "'" + demand.word() + "'").collect(Collectors.joining(", "));
    }
}
