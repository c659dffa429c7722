package netwright.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netwright.architecture.Conv2d;
import netwright.architecture.Linear;
import netwright.architecture.Output;
import org.jspecify.annotations.Nullable;

/** Adds up a walked network. */
final class Summary {

    private Summary() {}

    static Totals of(Walk walk, Graph graph) {
        Set<String> aside = TrainingOnly.of(walk.layers());
        Cost cost = Cost.NONE;
        Cost trainingOnly = Cost.NONE;
        Map<String, Integer> depths = new HashMap<>();
        long largest = 0;
        int depth = 0;
        boolean ended = false;
        for (LayerReport layer : walk.layers()) {
            boolean always = !aside.contains(layer.id());
            cost = cost.plus(always ? layer.cost() : layer.cost().kept());
            trainingOnly = always ? trainingOnly : trainingOnly.plus(layer.cost());
            largest = Math.max(largest, layer.output().elements());
            int own = layer.layer() instanceof Conv2d || layer.layer() instanceof Linear ? 1 : 0;
            int before = layer.inputs().stream().mapToInt(depths::get).max().orElse(0);
            depths.put(layer.id(), before + own);
            depth = always ? Math.max(depth, before + own) : depth;
            ended |= layer.layer() instanceof Output;
        }
        boolean complete =
                ended && walk.nodes().size() == graph.architecture().nodes().size();
        return new Totals(cost, trainingOnly, largest, depth, receptiveField(walk.layers()), complete);
    }

    /** The widest local field on the way to the output, or anywhere while there is no output. */
    private static @Nullable ReceptiveField receptiveField(List<LayerReport> layers) {
        Set<String> leading = TrainingOnly.leading(layers, Output.class);
        ReceptiveField widest = null;
        for (LayerReport layer : layers) {
            ReceptiveField field = layer.receptiveField();
            boolean counts = leading.isEmpty() || leading.contains(layer.id());
            if (counts
                    && !field.global()
                    && (widest == null
                            || field.vertical().size() >= widest.vertical().size())) {
                widest = field;
            }
        }
        return widest;
    }
}
