package netwright.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import netwright.architecture.Conv2d;
import netwright.architecture.Linear;

/** How the receptive field widens along a network's depth. */
public final class FieldGrowth {

    private FieldGrowth() {}

    /**
     * @param depth weighted layers (convolutions, linear) on the longest path up to here
     * @param layer the one whose field is widest at this depth
     * @param size input pixels across, vertically
     * @param stride input pixels between neighbouring positions
     */
    public record Step(int depth, String layer, long size, long stride) {}

    /** One step for each depth that has a map with a local field, shallowest first; the pixels themselves are depth 0. */
    public static List<Step> of(Analysis analysis) {
        Map<String, Integer> depths = new HashMap<>();
        TreeMap<Integer, Step> steps = new TreeMap<>();
        for (LayerReport layer : analysis.layers()) {
            int own = layer.layer() instanceof Conv2d || layer.layer() instanceof Linear ? 1 : 0;
            int depth =
                    own + layer.inputs().stream().mapToInt(depths::get).max().orElse(0);
            depths.put(layer.id(), depth);
            if (layer.output().spatial() && !layer.receptiveField().global()) {
                ReceptiveField.Axis axis = layer.receptiveField().vertical();
                Step step = new Step(depth, layer.id(), axis.size(), axis.stride());
                steps.merge(depth, step, (a, b) -> b.size() > a.size() ? b : a);
            }
        }
        return List.copyOf(new ArrayList<>(steps.values()));
    }
}
