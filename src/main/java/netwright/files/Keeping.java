package netwright.files;

import java.util.function.BooleanSupplier;

/** Keeps the files of one run while it is trained. */
public sealed interface Keeping extends AutoCloseable permits Sending, Keeping.InPlace {

    /**
     * Brings the folder up to what there is, before anything reads it, and from now on refuses what a worker wants to
     * keep that had the run before. A store that stays away does not stop the run: it goes on from what lies here.
     *
     * @param cancelled true gives up
     */
    void takeUp(BooleanSupplier cancelled);

    /** The folder has a new checkpoint. Returns at once. */
    void saved();

    /** Waits until the newest checkpoint is kept. @param cancelled true does not wait any longer */
    void finish(BooleanSupplier cancelled);

    /** Keeps nothing any more. */
    @Override
    void close();

    /** Where the folder is the place itself. */
    record InPlace() implements Keeping {

        @Override
        public void takeUp(BooleanSupplier cancelled) {}

        @Override
        public void saved() {}

        @Override
        public void finish(BooleanSupplier cancelled) {}

        @Override
        public void close() {}
    }
}
