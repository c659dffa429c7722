package netwright.training;

/** A run cannot start or go on; the message is for the user and says what to try. */
public class TrainingFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TrainingFailed(String message) {
        super(message);
    }

    public TrainingFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
