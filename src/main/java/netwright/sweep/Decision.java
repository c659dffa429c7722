package netwright.sweep;

/** What becomes of a configuration in successive halving. */
public sealed interface Decision {

    /** It trains until it has so many epochs behind it. */
    record GoOn(int epochs) implements Decision {}

    /** It has reached its rung and others have not; nothing is decided yet. */
    record Wait(int rungEpochs) implements Decision {}

    /**
     * It trains no further.
     *
     * @param rungEpochs after which that was decided
     * @param rank among those that came so far, 1 for the best
     * @param of how many these were
     * @param failed because it failed or diverged
     */
    record Stop(int rungEpochs, int rank, int of, boolean failed) implements Decision {}

    /** It has trained to the end. */
    record Finished(int rank, int of) implements Decision {}
}
