package netwright.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;

/**
 * Records what one thread computes, for its backward pass. Both engines record each thread apart, but DJL's own collector
 * for PyTorch refuses a second thread of the process, and replicas and runs on other slots do compute at once.
 */
interface Recording extends AutoCloseable {

    static Recording start(Engine engine) {
        return engine.getEngineName().equals("MXNet")
                ? new OfMxnet(engine.newGradientCollector())
                : new OfPytorch(JniUtils.isGradMode());
    }

    /** @param loss a single value, computed by this thread since the start */
    void backward(NDArray loss);

    @Override
    void close();

    record OfMxnet(GradientCollector collector) implements Recording {

        @Override
        public void backward(NDArray loss) {
            collector.backward(loss);
        }

        @Override
        public void close() {
            collector.close();
        }
    }

    /** @param before whether the thread recorded already */
    record OfPytorch(boolean before) implements Recording {

        public OfPytorch {
            JniUtils.setGradMode(true);
        }

        @Override
        public void backward(NDArray loss) {
            try (NDArray one = loss.onesLike()) {
                JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
            }
        }

        @Override
        public void close() {
            JniUtils.setGradMode(before);
        }
    }
}
