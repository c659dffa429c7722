package netwright.store;

/** Where a sweep stands. */
public enum SweepState {
    RUNNING,
    COMPLETED,
    CANCELLED;

    public boolean isOver() {
        return this != RUNNING;
    }
}
