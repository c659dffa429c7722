package netwright.lab.examples;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.analysis.LayerReport;
import netwright.analysis.NodeReport;
import netwright.architecture.Architecture;
import netwright.architecture.Conv2d;
import netwright.architecture.Linear;
import netwright.architecture.TensorShape;
import netwright.catalog.Published;
import org.jspecify.annotations.Nullable;

/**
 * A network of the lecture with all that is known of it.
 *
 * @param published null for drawn examples, which nobody has published results for
 */
record Studied(
        Architecture architecture,
        Analysis analysis,
        @Nullable Published published) {

    /** A layer by its id, or all layers inside a node, block or branch of that id. */
    List<LayerReport> layers(String id) {
        return analysis.layers().stream()
                .filter(layer -> layer.id().equals(id) || layer.id().startsWith(id + "."))
                .toList();
    }

    /** Convolutions and linear layers among the parts named. */
    List<LayerReport> weighted(List<String> ids) {
        return ids.stream()
                .flatMap(id -> some(id).stream())
                .filter(layer -> layer.layer() instanceof Conv2d || layer.layer() instanceof Linear)
                .toList();
    }

    /** What is inside a part, which has to be there. */
    List<LayerReport> some(String id) {
        List<LayerReport> layers = layers(id);
        if (layers.isEmpty()) {
            throw new IllegalStateException(architecture.name() + " has no part '" + id + "'");
        }
        return layers;
    }

    TensorShape output(String id) {
        return Optional.ofNullable(analysis.nodes().get(id))
                .map(NodeReport::output)
                .orElseGet(() -> some(id).getLast().output());
    }

    /** Layers of a type id such as {@code conv2d}, or drawn nodes of it where it is a block's. */
    long count(String type, Stream<LayerReport> among) {
        long layers =
                among.filter(layer -> layer.layer().type().id().equals(type)).count();
        return layers > 0
                ? layers
                : architecture.nodes().stream()
                        .filter(node -> node.operation().type().id().equals(type))
                        .count();
    }
}
