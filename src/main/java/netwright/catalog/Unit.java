package netwright.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netwright.analysis.Cost;
import netwright.analysis.LayerReport;
import netwright.architecture.Block;
import netwright.architecture.Conv2d;
import netwright.architecture.Layer;
import netwright.architecture.Linear;
import netwright.architecture.MergeLayer;
import netwright.architecture.Operation;
import netwright.architecture.TensorShape;
import org.jspecify.annotations.Nullable;

/**
 * What a structural diff compares as one: a drawn node, one copy of a stage's block, branches that meet again drawn as
 * layers, or a single layer inside one of these.
 *
 * @param ids drawn nodes, or the layer's id
 * @param operation null for branches drawn as layers
 * @param label kind in words, {@code Residual bottleneck}
 * @param layers in an order that depends on the wiring alone; empty while the shapes are unknown
 * @param in shape it reads, null while unknown
 * @param output null while unknown
 */
public record Unit(
        List<String> ids,
        @Nullable Operation operation,
        String label,
        List<LayerReport> layers,
        Cost cost,
        @Nullable TensorShape in,
        @Nullable TensorShape output) {

    /** A layer and which layers of the unit it reads; -1 stands for what comes from outside. */
    private record Part(Layer layer, List<Integer> reads) {}

    /** What must agree for two units to compute the same function of inputs with equal channels. */
    record Content(List<?> parts, @Nullable Operation unknown) {}

    static Unit of(List<String> ids, @Nullable Operation operation, String label, List<LayerReport> layers) {
        List<LayerReport> ordered = ordered(layers);
        Cost cost = ordered.stream().map(LayerReport::cost).reduce(Cost.NONE, Cost::plus);
        return new Unit(
                List.copyOf(ids),
                operation,
                label,
                ordered,
                cost,
                ordered.isEmpty() ? null : input(ordered),
                ordered.isEmpty() ? null : ordered.getLast().output());
    }

    static Unit of(LayerReport layer) {
        return of(List.of(layer.id()), layer.layer(), layer.layer().type().label(), List.of(layer));
    }

    /** The first shape that comes from outside; what the unit puts out where nothing does (the image). */
    private static TensorShape input(List<LayerReport> layers) {
        List<String> inside = layers.stream().map(LayerReport::id).toList();
        for (LayerReport layer : layers) {
            for (int port = 0; port < layer.inputs().size(); port++) {
                if (!inside.contains(layer.inputs().get(port))) {
                    return layer.inputShapes().get(port);
                }
            }
        }
        return layers.getLast().output();
    }

    /** Every layer behind those it reads, branches by port: the same for the same wiring, however it was drawn. */
    private static List<LayerReport> ordered(List<LayerReport> layers) {
        if (layers.size() < 2) {
            return List.copyOf(layers);
        }
        Map<String, LayerReport> waiting = new HashMap<>();
        layers.forEach(layer -> waiting.put(layer.id(), layer));
        List<LayerReport> ordered = new ArrayList<>();
        visit(layers.getLast().id(), waiting, ordered);
        layers.forEach(layer -> visit(layer.id(), waiting, ordered));
        return List.copyOf(ordered);
    }

    private static void visit(String id, Map<String, LayerReport> waiting, List<LayerReport> ordered) {
        LayerReport layer = waiting.remove(id);
        if (layer != null) {
            layer.inputs().forEach(input -> visit(input, waiting, ordered));
            ordered.add(layer);
        }
    }

    Content content() {
        Map<String, Integer> places = new HashMap<>();
        List<Part> parts = new ArrayList<>();
        for (LayerReport layer : layers) {
            parts.add(new Part(
                    layer.layer(),
                    layer.inputs().stream()
                            .map(id -> places.getOrDefault(id, -1))
                            .toList()));
            places.put(layer.id(), places.size());
        }
        return new Content(parts, layers.isEmpty() ? operation : null);
    }

    /** Layers alone, without their wiring. */
    List<Layer> stack() {
        return layers.stream().map(LayerReport::layer).toList();
    }

    int channelsIn() {
        return in == null ? 0 : in.channels();
    }

    int channelsOut() {
        return output == null ? 0 : output.channels();
    }

    /** Units of one family may stand for each other: convolutions, poolings, whole blocks. */
    String family() {
        if (layers.isEmpty()) {
            return operation instanceof Block ? "block" : label;
        }
        if (layers.size() == 1) {
            Layer only = layers.getFirst().layer();
            return only instanceof Conv2d
                    ? "convolution"
                    : only.type().id().equals(Linear.TYPE.id())
                            ? "linear"
                            : only.type().group().id();
        }
        long weighted = layers.stream()
                .filter(layer -> layer.layer() instanceof Conv2d || layer.layer() instanceof Linear)
                .count();
        boolean branches = layers.stream().anyMatch(layer -> layer.layer() instanceof MergeLayer);
        return weighted == 1 && !branches ? "convolution" : "block";
    }
}
