package netwright.files;

/** Which files of a run's folder are kept elsewhere too. */
final class LocalNames {

    static final String FETCHING = ".fetching";
    static final String UNSENT = "store.unsent";

    private LocalNames() {}

    /** All but what is being written and our own. */
    static boolean isKept(String name) {
        return !name.startsWith("store.") && !name.endsWith(".writing") && !name.endsWith(FETCHING);
    }

    /** Grows at its end; every other file is replaced as a whole. */
    static boolean grows(String name) {
        return name.endsWith(".log");
    }
}
