package netwright.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netwright.analysis.LayerReport;
import netwright.architecture.Architecture;
import netwright.architecture.AuxiliaryOutput;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.DropPath;
import netwright.architecture.Dropout;
import netwright.architecture.Field;
import netwright.architecture.Layer;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.recipe.Recipe;
import netwright.recipe.Regulariser;

/** What a recipe sets in the drawing for the time of training: dropout, drop path, batch norm's momentum and
 * ε, the weight of auxiliary losses. */
record Overrides(
        Optional<Regulariser.DropoutRate> dropout,
        Optional<Regulariser.StochasticDepth> depth,
        Optional<Regulariser.BatchNormSettings> batchNorm,
        Optional<Regulariser.AuxiliaryLoss> auxiliary) {

    private static final String DROP_PATH = "dropPath";

    static Overrides of(Recipe recipe) {
        return new Overrides(
                recipe.find(Regulariser.DropoutRate.class),
                recipe.find(Regulariser.StochasticDepth.class),
                recipe.find(Regulariser.BatchNormSettings.class),
                recipe.find(Regulariser.AuxiliaryLoss.class));
    }

    /** Gives every block that can have one a drop path; {@link #apply} then sets its probability. */
    Architecture withDropPaths(Architecture drawing) {
        return depth.filter(ramp -> ramp.maximum() > 0)
                .map(ramp -> drawing.mapNodes(node -> withDropPath(node, ramp.maximum())))
                .orElse(drawing);
    }

    private static Node withDropPath(Node node, double p) {
        Operation operation = node.operation();
        Map<String, Object> settings = new LinkedHashMap<>(operation.settings());
        boolean has =
                operation.type().fields(settings).stream().map(Field::name).anyMatch(DROP_PATH::equals);
        if (!has) {
            return node;
        }
        settings.put(DROP_PATH, p);
        return new Node(node.id(), operation.type().create(settings), node.at());
    }

    /** The layers with the recipe's settings; drop path rises linearly, block l of L to l/L of the maximum. */
    List<LayerReport> apply(List<LayerReport> layers) {
        long paths = layers.stream()
                .filter(report -> report.layer() instanceof DropPath)
                .count();
        List<LayerReport> changed = new ArrayList<>();
        int path = 0;
        for (LayerReport report : layers) {
            path += report.layer() instanceof DropPath ? 1 : 0;
            changed.add(with(report, layer(report.layer(), (double) path / Math.max(1, paths))));
        }
        return changed;
    }

    private Layer layer(Layer drawn, double ofDepth) {
        if (drawn instanceof Dropout) {
            return dropout.<Layer>map(rate -> new Dropout(rate.p())).orElse(drawn);
        }
        if (drawn instanceof DropPath) {
            return depth.<Layer>map(ramp -> new DropPath(ofDepth * ramp.maximum()))
                    .orElse(drawn);
        }
        if (drawn instanceof BatchNorm2d) {
            return batchNorm
                    .<Layer>map(norm -> new BatchNorm2d(norm.eps(), norm.momentum()))
                    .orElse(drawn);
        }
        if (drawn instanceof AuxiliaryOutput) {
            return auxiliary
                    .<Layer>map(loss -> new AuxiliaryOutput(loss.weight()))
                    .orElse(drawn);
        }
        return drawn;
    }

    private static LayerReport with(LayerReport report, Layer layer) {
        return new LayerReport(
                report.id(),
                report.node(),
                layer,
                report.inputs(),
                report.inputShapes(),
                report.output(),
                report.cost(),
                report.receptiveField());
    }
}
