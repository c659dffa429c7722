package netwright.queue;

/** Exit codes of a worker, and what they tell about the run it held. */
final class WorkerExit {

    static final int DONE = 0;

    /** It could not stop a cancelled run in time, marked it and left; another worker should start at once. */
    static final int ABANDONED = 75;

    private static final int BY_SIGNAL = 128;
    private static final int INTERRUPT = BY_SIGNAL + 2;
    private static final int TERMINATE = BY_SIGNAL + 15;
    private static final int ABORT = BY_SIGNAL + 6;
    private static final int KILL = BY_SIGNAL + 9;
    private static final int SEGMENTATION = BY_SIGNAL + 11;

    private WorkerExit() {}

    /** Whether somebody asked it to end, as Ctrl+C does with all processes of a terminal. */
    static boolean wasAsked(int code) {
        return code == DONE || code == INTERRUPT || code == TERMINATE;
    }

    /** How the process ended, as the end of a sentence that starts with "The worker". */
    static String told(int code) {
        return switch (code) {
            case KILL -> "was killed by the system (exit code 137)";
            case ABORT, SEGMENTATION -> "crashed in the engine's native code (exit code " + code + ")";
            case ABANDONED -> "left a training that did not stop when it was cancelled (exit code 75)";
            default -> "ended by itself (exit code " + code + ")";
        };
    }

    /** What to try when it keeps happening. */
    static String advice(int code) {
        return switch (code) {
            case KILL ->
                "Most often memory ran out: try a smaller batch, a smaller input or a narrower network,"
                        + " or close other programs.";
            case ABORT, SEGMENTATION ->
                "Often memory ran out: try a smaller batch or a narrower network; if that does not help,"
                        + " try the other engine.";
            default -> "Try the other engine; worker.log in the data directory tells what the worker printed last.";
        };
    }
}
