package netwright.store;

/** Where a run stands. It goes from queued to running, back when its worker is lost, and ends in one of the others. */
public enum RunState {
    QUEUED,
    RUNNING,
    COMPLETED,
    CANCELLED,
    FAILED;

    public boolean isOver() {
        return this != QUEUED && this != RUNNING;
    }
}
