package netwright.store;

/**
 * Where a run stands. It goes from queued to running, back when its worker is lost, perhaps to paused and from there back
 * into the queue, and ends in one of the others.
 */
public enum RunState {
    QUEUED,
    RUNNING,
    /** Trained up to the epoch it was asked for; neither waiting nor over. */
    PAUSED,
    COMPLETED,
    /** It was paused, and is not worth going on with. */
    STOPPED,
    CANCELLED,
    FAILED;

    public boolean isOver() {
        return switch (this) {
            case QUEUED, RUNNING, PAUSED -> false;
            case COMPLETED, STOPPED, CANCELLED, FAILED -> true;
        };
    }
}
