package netwright.queue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import netwright.store.SweepRuns;
import netwright.store.Sweeps;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes every open sweep forward, again and again. Each web app does it; a sweep changes under the queue's lock only, so
 * several are no harm, and what one of them does is done wholly or not at all.
 */
@Component
class SweepConductor implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SweepConductor.class);

    private final Sweeps sweeps;
    private final SweepRuns runs;
    private final long everyMillis;
    private final Map<UUID, SweepLead> leads = new HashMap<>();
    private final Map<UUID, String> told = new HashMap<>();
    private volatile @Nullable ScheduledExecutorService ticking;

    SweepConductor(Sweeps sweeps, SweepRuns runs, @Value("${netwright.sweeps.every-ms:2000}") long everyMillis) {
        this.sweeps = sweeps;
        this.runs = runs;
        this.everyMillis = everyMillis;
    }

    @Override
    public void start() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().name("sweeps").daemon().unstarted(task));
        executor.scheduleWithFixedDelay(this::tick, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
        ticking = executor;
    }

    @Override
    public void stop() {
        ScheduledExecutorService executor = ticking;
        ticking = null;
        if (executor != null) {
            executor.shutdown();
            try {
                executor.awaitTermination(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return ticking != null;
    }

    /** One look at all of them. What cannot be done now is tried again with the next. */
    synchronized void tick() {
        try {
            List<UUID> open = runs.open();
            leads.keySet().retainAll(open);
            told.keySet().retainAll(open);
            open.forEach(this::lead);
        } catch (RuntimeException e) {
            LOG.warn("Sweeps could not be looked after: {}", e.getMessage());
        }
    }

    private void lead(UUID sweep) {
        try {
            SweepLead lead = leads.get(sweep);
            if (lead == null) {
                lead = new SweepLead(sweeps.document(sweep));
                leads.put(sweep, lead);
            }
            runs.advance(sweep, lead.rungs(), lead::steps);
            told.remove(sweep);
        } catch (RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.equals(told.put(sweep, message))) {
                LOG.warn("Sweep {} could not be taken forward: {}", sweep, message);
            }
        }
    }
}
