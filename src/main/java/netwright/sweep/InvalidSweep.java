package netwright.sweep;

/** Settings of a sweep that do not go together; the message says how they would. */
public final class InvalidSweep extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The one to be changed first. */
    public enum Setting {
        TRIALS("$.search.trials"),
        FIRST_EPOCHS("$.halving.firstEpochs");

        private final String path;

        Setting(String path) {
            this.path = path;
        }

        /** JSON path in {@link SweepJson}'s document. */
        public String path() {
            return path;
        }
    }

    private final Setting setting;

    InvalidSweep(Setting setting, String message) {
        super(message);
        this.setting = setting;
    }

    public Setting setting() {
        return setting;
    }
}
