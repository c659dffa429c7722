package netwright.lab;

import java.util.List;
import netwright.analysis.LayerReport;
import netwright.architecture.Block;
import netwright.architecture.Layer;
import netwright.architecture.Operation;
import org.jspecify.annotations.Nullable;

/** What stands in for one primitive layer, wherever it is: drawn, or inside blocks of blocks. */
interface LayerRule {

    /** One operation of the chain that takes a layer's place; the suffix goes behind the layer's id. */
    record Part(String suffix, Operation operation) {}

    /** A layer among those around it. */
    record Spot(LayerReport report, List<Layer> readers, List<Layer> sources) {
        Layer layer() {
            return report.layer();
        }
    }

    /** The chain that replaces the layer, or an empty list where the rule leaves it alone. */
    List<Part> instead(Spot spot);

    /** The block with the change made in its settings, or null where only opening it helps. */
    default @Nullable Operation bySetting(Block block) {
        return null;
    }

    /** Why a layer that looks as if the rule applied is left alone, or null. */
    default @Nullable String leftAlone(Spot spot) {
        return null;
    }

    /** What was done, in a sentence, for this many layers. */
    String done(int layers);

    /** More to say about one replaced layer, or null. */
    default @Nullable String remark(Spot spot) {
        return null;
    }
}
