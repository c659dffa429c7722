package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which layer reads which.
 *
 * @param layers every one after those it reads
 * @param sources for each layer the places of those it reads; none for the one that reads the images
 */
record Wiring(List<LoweredLayer> layers, List<List<Integer>> sources) {

    static Wiring of(List<LoweredLayer> layers) {
        Map<String, Integer> places = new HashMap<>();
        for (LoweredLayer layer : layers) {
            places.put(layer.id(), places.size());
        }
        return new Wiring(
                List.copyOf(layers),
                layers.stream()
                        .map(layer -> layer.inputs().stream().map(places::get).toList())
                        .toList());
    }

    int size() {
        return layers.size();
    }

    boolean readsImages(int layer) {
        return sources.get(layer).isEmpty();
    }

    /**
     * Computes one layer.
     *
     * @param x images
     * @param results of the layers before, by place; the layer's own is added
     */
    void compute(int place, NDArray x, NDArray[] results, Pass pass) {
        NDList in = new NDList();
        if (readsImages(place)) {
            in.add(x);
        }
        for (int source : sources.get(place)) {
            in.add(results[source]);
        }
        LoweredLayer layer = layers.get(place);
        results[place] = layer.apply(in, pass.at(layer.id()));
    }

    /** For each layer, those whose output nothing after it reads; the images belong to whoever passed them in. */
    int[][] lastReads() {
        int[] reader = new int[size()];
        for (int i = 0; i < size(); i++) {
            for (int source : sources.get(i)) {
                reader[source] = i;
            }
        }
        int[][] last = new int[size()][];
        for (int i = 0; i < size(); i++) {
            int layer = i;
            last[i] = sources.get(i).stream()
                    .distinct()
                    .filter(source -> reader[source] == layer && !readsImages(source))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        return last;
    }

    /** The end and the layers on the way to it. */
    BitSet leadingTo(int end) {
        BitSet leading = new BitSet();
        leading.set(end);
        for (int i = end; i >= 0; i = leading.previousSetBit(i - 1)) {
            sources.get(i).forEach(leading::set);
        }
        return leading;
    }

    BitSet all() {
        BitSet all = new BitSet();
        all.set(0, size());
        return all;
    }
}
