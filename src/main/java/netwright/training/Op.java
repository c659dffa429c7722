package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/** What one layer computes. */
@FunctionalInterface
interface Op {

    /** @param in the layer's inputs (N×C×H×W or N×features) in port order, then its weights in their declared order */
    NDArray apply(NDList in, Pass pass);
}
