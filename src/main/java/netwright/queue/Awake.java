package netwright.queue;

import java.time.Duration;
import java.time.Instant;

/**
 * Notices that this process was not running for a while, as when a laptop sleeps. Every worker looks silent then, and
 * gets time to say that it lives.
 */
final class Awake {

    private static final Duration MISSED = Duration.ofSeconds(8);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Instant last = Instant.now();
    private Instant woke = Instant.EPOCH;

    /** To be called every few seconds. */
    synchronized void tick() {
        Instant now = Instant.now();
        if (Duration.between(last, now).compareTo(MISSED) > 0) {
            woke = now;
        }
        last = now;
    }

    synchronized boolean longEnough() {
        tick();
        return Duration.between(woke, last).compareTo(PATIENCE) > 0;
    }
}
