package netwright.training;

/** A data set cannot be fetched or read; the message names the file and says what to try. */
public final class DataSetFailed extends TrainingFailed {

    private static final long serialVersionUID = 1L;

    public DataSetFailed(String message) {
        super(message);
    }

    public DataSetFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
