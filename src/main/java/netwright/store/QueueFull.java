package netwright.store;

/** Someone has as many runs waiting as one person may. The message tells what to do. */
public class QueueFull extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QueueFull(int most) {
        super("You have " + most + (most == 1 ? " run" : " runs")
                + " waiting, as many as one person may have here. Wait until one begins, or cancel one.");
    }
}
