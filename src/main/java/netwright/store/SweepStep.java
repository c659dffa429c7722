package netwright.store;

import java.util.UUID;

/** What is done to take a sweep forward. */
public sealed interface SweepStep {

    /** A trial that has not begun is queued. */
    record Begin(int configuration, long seed, NewRun run) implements SweepStep {}

    /** A trial that has not begun never will. */
    record GiveUp(int configuration, long seed) implements SweepStep {}

    /** A paused run goes back into the queue. */
    record GoOn(UUID run, int untilEpoch) implements SweepStep {}

    /** A paused run is trained no further. */
    record Stop(UUID run, String reason) implements SweepStep {}

    /** A run of a cancelled sweep is cancelled. */
    record Cancel(UUID run) implements SweepStep {}

    /** Nothing is left to do. */
    record Close() implements SweepStep {}
}
