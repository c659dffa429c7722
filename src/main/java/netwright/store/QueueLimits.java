package netwright.store;

/**
 * What one person may ask of the queue; 0 where there is no limit.
 *
 * @param running runs being trained at once
 * @param waiting runs in the queue
 */
public record QueueLimits(int running, int waiting) {

    public static final QueueLimits NONE = new QueueLimits(0, 0);

    public QueueLimits {
        if (running < 0 || waiting < 0) {
            throw new IllegalArgumentException("A limit is a number from 0 on, and 0 means none.");
        }
    }
}
