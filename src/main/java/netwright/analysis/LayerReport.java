package netwright.analysis;

import java.util.List;
import netwright.architecture.Layer;
import netwright.architecture.TensorShape;

/**
 * One primitive layer with all that is known of it.
 *
 * @param id dotted path from the drawn node inwards, {@code stage2.0.conv1}
 * @param node the drawn node it belongs to
 * @param inputs ids of the layers it reads, in port order
 * @param inputShapes their outputs
 */
public record LayerReport(
        String id,
        String node,
        Layer layer,
        List<String> inputs,
        List<TensorShape> inputShapes,
        TensorShape output,
        Cost cost,
        ReceptiveField receptiveField) {}
