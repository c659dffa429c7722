package netwright.training;

import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import netwright.recipe.EngineName;
import org.jspecify.annotations.Nullable;

/**
 * A whole network as one DJL block. Its children are the primitive layers in topological order, so DJL's parameter names
 * stay the same as long as the drawing does; {@link #weights()} names them by our layer ids as PyTorch would.
 */
public final class LoweredBlock extends AbstractBlock {

    private final EngineName engine;
    private final Wiring wiring;
    private final int[][] lastReads;
    private final int output;
    private final BitSet all;
    private final BitSet leadingToOutput;
    private final List<Auxiliary> auxiliaries;
    private @Nullable MxnetGraphs graphs;

    /** A layer whose output is an auxiliary classifier's scores, and the weight of its loss. */
    record Auxiliary(int layer, double weight) {}

    /**
     * @param layers every one after those it reads
     * @param output index of the layer whose output is the network's
     */
    LoweredBlock(EngineName engine, List<LoweredLayer> layers, int output, List<Auxiliary> auxiliaries) {
        this.engine = engine;
        this.wiring = Wiring.of(layers);
        layers.forEach(layer -> addChildBlock(layer.id(), layer));
        this.output = output;
        this.auxiliaries = List.copyOf(auxiliaries);
        this.all = wiring.all();
        this.leadingToOutput = wiring.leadingTo(output);
        this.lastReads = wiring.lastReads();
    }

    public EngineName engine() {
        return engine;
    }

    Wiring wiring() {
        return wiring;
    }

    /**
     * A parameter or running statistic.
     *
     * @param name {@code <layer id>.<role>}, such as {@code stage1.0.conv1.weight}
     */
    record Weight(String name, WeightSpec spec, Parameter parameter) {
        NDArray array() {
            return parameter.getArray();
        }
    }

    List<Weight> weights() {
        List<Weight> weights = new ArrayList<>();
        for (LoweredLayer layer : wiring.layers()) {
            for (int i = 0; i < layer.specs().size(); i++) {
                WeightSpec spec = layer.specs().get(i);
                weights.add(new Weight(
                        layer.id() + "." + spec.role(), spec, layer.weights().get(i)));
            }
        }
        return weights;
    }

    /** Ids of the layers that have weights, from input to output. */
    List<String> weightedLayers() {
        return wiring.layers().stream()
                .filter(layer -> !layer.specs().isEmpty())
                .map(LoweredLayer::id)
                .toList();
    }

    /** Creates all parameters on the manager's device with initial values that depend on the seed alone. */
    public void initialize(NDManager manager, long seed) {
        long place = 0;
        for (Weight weight : weights()) {
            float[] values = weight.spec().initial(Seeds.of(seed, place++));
            put(weight, manager.create(values, new Shape(weight.spec().shape())));
        }
        graphs = graphs(manager);
    }

    /** Creates all parameters as zeros, to be filled with those of another block of the same network. */
    void blank(NDManager manager) {
        weights()
                .forEach(weight ->
                        put(weight, manager.zeros(new Shape(weight.spec().shape()))));
        graphs = graphs(manager);
    }

    private @Nullable MxnetGraphs graphs(NDManager manager) {
        if (engine != EngineName.MXNET) {
            return null;
        }
        Set<Integer> ends = new HashSet<>(Set.of(output));
        auxiliaries.forEach(head -> ends.add(head.layer));
        return new MxnetGraphs(wiring, ends, (MxNDManager) manager);
    }

    private static void put(Weight weight, NDArray array) {
        array.setName(weight.name());
        array.setRequiresGradient(weight.spec().trained());
        weight.parameter().setArray(array);
    }

    /**
     * The network's own scores; auxiliary classifiers are not computed.
     *
     * @param x N×C×H×W, attached to the pass's manager
     * @return N×classes
     */
    NDArray forward(NDArray x, Pass pass) {
        return flat(results(x, pass, leadingToOutput)[output]);
    }

    /** The network's own scores and those of its auxiliary classifiers. */
    Heads heads(NDArray x, Pass pass) {
        NDArray[] results = results(x, pass, all);
        List<Heads.Auxiliary> scores = auxiliaries.stream()
                .map(head -> new Heads.Auxiliary(flat(results[head.layer]), head.weight))
                .toList();
        return new Heads(flat(results[output]), scores);
    }

    /**
     * MXNet's intermediate arrays stay until the pass's manager is closed: closing one would wait for it. PyTorch's are let
     * go when nothing reads them any more; its backward pass keeps those that it needs.
     *
     * @param wanted the layers to compute
     * @return for each layer its output; none for those inside MXNet's graphs
     */
    private NDArray[] results(NDArray x, Pass pass, BitSet wanted) {
        NDArray[] results = new NDArray[wiring.size()];
        if (graphs != null) {
            graphs.run(x, results, pass, wanted);
            return results;
        }
        for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
            wiring.compute(i, x, results, pass);
            for (int spent : lastReads[i]) {
                close(spent, results, i);
            }
        }
        return results;
    }

    /** Layers that do nothing hand on the array they were given, which is then not theirs to close. */
    private static void close(int spent, NDArray[] results, int latest) {
        for (int i = 0; i <= latest; i++) {
            if (i != spent && results[i] == results[spent]) {
                return;
            }
        }
        results[spent].close();
    }

    private static NDArray flat(NDArray scores) {
        return scores.getShape().dimension() == 2
                ? scores
                : scores.reshape(scores.getShape().get(0), -1);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDArray x = inputs.singletonOrThrow();
        Pass pass = new Pass(x.getManager(), training, 0);
        NDList result = new NDList(forward(x, pass));
        pass.finish();
        return result;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] shapes) {
        return wiring.layers().get(output).getOutputShapes(shapes);
    }
}
