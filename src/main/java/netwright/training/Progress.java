package netwright.training;

/** Where a training run reports to, called from the training thread. */
public interface Progress {

    /** What is going on outside steps, in a few words: "Reading MNIST", "Validating". */
    void phase(String text);

    default void step(StepMetrics metrics) {}

    default void epoch(EpochMetrics metrics) {}

    /** A checkpoint has been written. */
    default void saved() {}

    /** Of an examination: so many images of so many have been looked at. */
    default void examined(int done, int images) {}

    /** Asked at least once per step and often during validation; true ends the run soon. */
    boolean cancelled();
}
