package netwright.training;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netwright.analysis.LayerReport;
import netwright.architecture.Add;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.DropPath;
import netwright.architecture.LayerScale;
import netwright.architecture.Multiply;
import netwright.recipe.Initialisation;
import org.jspecify.annotations.Nullable;

/** Initial values as a recipe asks: changes the {@link WeightSpec}s of convolutions, linear layers and some norms. */
final class InitialWeights {

    private final Initialisation initialisation;
    private final Set<String> closed;

    private InitialWeights(Initialisation initialisation, Set<String> closed) {
        this.initialisation = initialisation;
        this.closed = closed;
    }

    static InitialWeights usual() {
        return new InitialWeights(new Initialisation.Usual(false), Set.of());
    }

    /** @param layers in topological order */
    static InitialWeights of(Initialisation initialisation, List<LayerReport> layers) {
        return new InitialWeights(initialisation, initialisation.zeroGamma() ? lastNorms(layers) : Set.of());
    }

    List<WeightSpec> of(String layer, List<WeightSpec> specs) {
        return specs.stream().map(spec -> of(layer, spec)).toList();
    }

    private WeightSpec of(String layer, WeightSpec spec) {
        if (closed.contains(layer) && spec.role().equals("weight")) {
            return spec.drawn(0, 0, WeightSpec.UNCUT);
        }
        return spec.deviation() == 0 ? spec : drawn(spec);
    }

    private WeightSpec drawn(WeightSpec spec) {
        long kernel = spec.shape().length == 4 ? spec.shape()[2] * spec.shape()[3] : 1;
        double fanIn = spec.shape()[1] * kernel;
        double fanOut = spec.shape()[0] * kernel;
        return switch (initialisation) {
            case Initialisation.Usual usual -> spec;
            case Initialisation.Kaiming kaiming ->
                spec.drawn(
                        0,
                        Math.sqrt(2 / (kaiming.fan().equals("fan_in") || linear(spec) ? fanIn : fanOut)),
                        WeightSpec.UNCUT);
            case Initialisation.Xavier xavier -> spec.drawn(0, Math.sqrt(2 / (fanIn + fanOut)), WeightSpec.UNCUT);
            case Initialisation.TruncatedNormal normal -> spec.drawn(0, normal.deviation(), normal.cut());
        };
    }

    private static boolean linear(WeightSpec spec) {
        return spec.shape().length == 2;
    }

    /**
     * Ids of the batch norms that end a residual branch: of an addition's inputs the one with the most layers before it,
     * followed back through drop path, layer scale and the gate of squeeze-and-excitation.
     */
    static Set<String> lastNorms(List<LayerReport> layers) {
        Map<String, LayerReport> byId = new HashMap<>();
        Map<String, Integer> depth = new HashMap<>();
        Set<String> norms = new HashSet<>();
        for (LayerReport report : layers) {
            byId.put(report.id(), report);
            int before = report.inputs().stream()
                    .mapToInt(id -> depth.getOrDefault(id, 0))
                    .max()
                    .orElse(0);
            depth.put(report.id(), before + 1);
            if (report.layer() instanceof Add) {
                String deepest = report.inputs().getFirst();
                for (String input : report.inputs()) {
                    deepest = depth.getOrDefault(input, 0) > depth.getOrDefault(deepest, 0) ? input : deepest;
                }
                LayerReport end = norm(byId.get(deepest), byId);
                if (end != null) {
                    norms.add(end.id());
                }
            }
        }
        return norms;
    }

    private static @Nullable LayerReport norm(@Nullable LayerReport from, Map<String, LayerReport> byId) {
        LayerReport at = from;
        while (at != null) {
            if (at.layer() instanceof BatchNorm2d) {
                return at;
            }
            boolean passes = at.layer() instanceof DropPath
                    || at.layer() instanceof LayerScale
                    || at.layer() instanceof Multiply;
            at = passes ? byId.get(map(at)) : null;
        }
        return null;
    }

    /** Of a product the input of the output's size, which is the map and not its gate. */
    private static String map(LayerReport report) {
        for (int i = 0; i < report.inputs().size(); i++) {
            if (report.inputShapes().get(i).equals(report.output())) {
                return report.inputs().get(i);
            }
        }
        return report.inputs().getFirst();
    }
}
