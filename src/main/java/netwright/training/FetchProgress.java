package netwright.training;

/** Where long work on data sets reports to; called from the thread that does the work. */
public interface FetchProgress {

    /** For callers that do not look. */
    FetchProgress SILENT = new FetchProgress() {
        @Override
        public void report(String phase, long done, long total) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /**
     * @param phase what is going on, in a few words: "Downloading MNIST"
     * @param done units (bytes or images) done so far
     * @param total units in all; 0 when unknown
     */
    void report(String phase, long done, long total);

    /** Asked often; true ends the work soon with a {@link java.util.concurrent.CancellationException}. */
    boolean cancelled();
}
