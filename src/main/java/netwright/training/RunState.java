package netwright.training;

import java.util.List;

/**
 * How far a run has come. With the weights and the optimizer's state this is all that has to be kept: the order of the
 * images, dropout and the learning rate are functions of the seed and the step.
 *
 * @param step optimizer steps done, over the whole run
 * @param lossSum over the steps of the running epoch, in nats
 * @param rightSum images of the running epoch that were classified rightly
 * @param epochs those finished
 * @param trainSeconds spent in steps of the running epoch
 * @param epochSeconds spent in the running epoch, with checkpoints
 * @param totalSeconds spent in the whole run before the running epoch
 */
record RunState(
        int step,
        double lossSum,
        long rightSum,
        List<EpochMetrics> epochs,
        double trainSeconds,
        double epochSeconds,
        double totalSeconds) {

    static final RunState START = new RunState(0, 0, 0, List.of(), 0, 0, 0);
}
