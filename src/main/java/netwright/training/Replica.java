package netwright.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import java.util.Set;
import netwright.recipe.EngineName;

/**
 * A network on one device, with weights of its own.
 *
 * @param device where its arrays are
 */
record Replica(LoweredBlock block, Device device, List<LoweredBlock.Weight> weights, Engine engine) {

    private static final NDIndex ALL = new NDIndex("...");

    static Replica of(LoweredBlock block, Device device, Engine engine) {
        return new Replica(block, device, block.weights(), engine);
    }

    List<LoweredBlock.Weight> trained() {
        return weights.stream().filter(weight -> weight.spec().trained()).toList();
    }

    /**
     * Forward and backward pass over a part of the batch. The loss is divided by the images of the whole batch, so that the
     * gradients of all parts add up to those of its mean loss. They stay with the weights.
     *
     * @param scratch of this device
     * @return the network's own scores for the part
     */
    NDArray pass(BatchFeed feed, Part part, long seed, Set<String> still, NDManager scratch) {
        NDArray images = feed.images(scratch, part);
        NDArray targets = feed.targets(scratch, part);
        Pass pass = Pass.training(scratch, seed, still, part);
        NDArray scores;
        try (Recording recording = Recording.start(engine)) {
            Heads heads = block.heads(images, pass);
            scores = heads.scores();
            recording.backward(heads.loss(targets, part.batch()));
        }
        pass.finish();
        return scores;
    }

    /** Takes over another one's weights and running statistics. */
    void follow(Replica other) {
        for (int i = 0; i < weights.size(); i++) {
            copy(other.weights.get(i).array(), weights.get(i).array());
        }
    }

    /** DJL's copyTo takes PyTorch's arrays through the host; this goes from device to device. */
    private void copy(NDArray from, NDArray to) {
        if (block.engine() == EngineName.MXNET) {
            from.copyTo(to);
            return;
        }
        NDArray here = from.toDevice(device, false);
        to.set(ALL, here);
        if (here != from) {
            here.close();
        }
    }
}
