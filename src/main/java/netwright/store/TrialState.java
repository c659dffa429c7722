package netwright.store;

/** Where a trial of a sweep stands. Its run has a state of its own. */
public enum TrialState {
    /** It has no run yet. */
    PLANNED,
    /** Its run waits or is trained, up to the trial's rung. */
    TRAINING,
    /** It has reached its rung, where others are waited for. */
    PAUSED,
    /** Others were better after its rung. */
    STOPPED,
    /** It was trained to the end. */
    FINISHED,
    FAILED,
    CANCELLED;

    public boolean isOver() {
        return this != PLANNED && this != TRAINING && this != PAUSED;
    }
}
