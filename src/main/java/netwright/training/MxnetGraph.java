package netwright.training;

import ai.djl.mxnet.engine.CachedOp;
import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.engine.Symbol;
import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some of a network's layers as one graph of MXNet's: a single call, after which the engine knows all that will be read and
 * computes ReLUs and sums in place.
 *
 * @param layers in this graph
 * @param inputs in MXNet's order
 * @param heads for layers that are read outside, the place among the graph's results
 * @param passed for those that only hand on what was read, that
 */
record MxnetGraph(
        List<LoweredLayer> layers,
        CachedOp graph,
        List<Reading> inputs,
        Map<Integer, Integer> heads,
        Map<Integer, Reading> passed) {

    /** An input of the graph: what an earlier layer gave, or a weight. */
    interface Reading {
        NDArray of(NDArray[] results);
    }

    /**
     * @param places of the layers in this graph, in order
     * @param read those of them whose output something outside the graph reads
     * @param manager frees the graph when it is closed
     */
    static MxnetGraph of(Wiring wiring, List<Integer> places, List<Integer> read, Pass pass, MxNDManager manager) {
        GraphText text = new GraphText();
        Map<Integer, Reading> readings = new HashMap<>();
        Map<Integer, Integer> nodes = new HashMap<>();
        for (int place : places) {
            LoweredLayer layer = wiring.layers().get(place);
            List<Integer> in = new ArrayList<>();
            for (int source : wiring.sources().get(place)) {
                in.add(nodes.computeIfAbsent(source, before -> variable(text, readings, results -> results[before])));
            }
            for (Parameter weight : layer.weights()) {
                in.add(variable(text, readings, results -> weight.getArray()));
            }
            nodes.put(place, layer.graphOp().write(text, in, pass.at(layer.id())));
        }
        Map<Integer, Reading> passed = new HashMap<>();
        Map<Integer, Integer> heads = new LinkedHashMap<>();
        List<Integer> results = new ArrayList<>();
        for (int place : read) {
            int node = nodes.get(place);
            if (readings.get(node) instanceof Reading reading) {
                passed.put(place, reading);
                continue;
            }
            if (!results.contains(node)) {
                results.add(node);
            }
            heads.put(place, results.indexOf(node));
        }
        List<LoweredLayer> layers = places.stream().map(wiring.layers()::get).toList();
        try (Symbol symbol = Symbol.loadJson(manager, text.with(JnaUtils.getVersion(), results))) {
            List<Reading> inputs = Arrays.stream(symbol.getAllNames())
                    .map(name -> readings.get(Integer.valueOf(name)))
                    .toList();
            CachedOp graph = new CachedOp(Mxnet.graph(symbol), manager, List.of(), List.of(), new PairList<>());
            return new MxnetGraph(layers, graph, inputs, heads, passed);
        }
    }

    private static int variable(GraphText text, Map<Integer, Reading> readings, Reading reading) {
        int node = text.variable();
        readings.put(node, reading);
        return node;
    }

    /**
     * @param results of the layers before; those that are read outside are added
     * @param images in the batch
     */
    void run(NDArray[] results, long images, Pass pass) {
        MxNDArray[] in = new MxNDArray[inputs.size()];
        for (int i = 0; i < in.length; i++) {
            in[i] = (MxNDArray) inputs.get(i).of(results);
        }
        for (LoweredLayer layer : layers) {
            layer.prepare(images, pass.at(layer.id()));
        }
        MxNDArray[] out = JnaUtils.cachedOpInvoke((MxNDManager) pass.manager(), graph.getHandle(), in);
        heads.forEach((place, head) -> results[place] = out[head]);
        passed.forEach((place, reading) -> results[place] = reading.of(results));
    }
}
