package netwright.lab.examples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import netwright.analysis.LayerReport;
import netwright.architecture.Conv2d;
import netwright.architecture.Linear;
import netwright.architecture.TensorShape;
import netwright.architecture.UnaryLayer;
import netwright.architecture.Window;

/** Sums over layers, written out as the lecture writes them: {@code 3×3×256×256 + 256×64}. */
final class Formulas {

    private static final int MOST_SUMMANDS = 4;

    private Formulas() {}

    /** Kernel height · kernel width · input channels per group · output channels, or inputs · outputs. */
    static Derived weights(List<LayerReport> layers) {
        return sum(layers, Formulas::weights, Formulas::weightFormula);
    }

    private static long weights(LayerReport report) {
        TensorShape in = report.inputShapes().getFirst();
        return switch (report.layer()) {
            case Conv2d conv -> conv.withBias(false).parameters(in);
            case Linear linear -> new Linear(linear.out(), false).parameters(in);
            default -> throw new IllegalStateException(report.id() + " has no weights");
        };
    }

    private static String weightFormula(LayerReport report) {
        int in = report.inputShapes().getFirst().channels();
        return switch (report.layer()) {
            case Conv2d conv ->
                "%d×%d×%d×%d".formatted(conv.kernel().height(), conv.kernel().width(), in / conv.groups(), conv.out());
            case Linear linear -> Derived.exact(in) + "×" + Derived.exact(linear.out());
            default -> throw new IllegalStateException(report.id() + " has no weights");
        };
    }

    /** The weights once for each position of the output. */
    static Derived macs(List<LayerReport> layers) {
        return sum(
                layers,
                report -> report.cost().macs(),
                report -> report.output().spatial()
                        ? "%s×%d×%d"
                                .formatted(
                                        weightFormula(report),
                                        report.output().height(),
                                        report.output().width())
                        : weightFormula(report));
    }

    /** Weights and biases of each layer. */
    static Derived parameters(List<LayerReport> layers) {
        return sum(
                layers.stream().filter(report -> report.cost().parameters() > 0).toList(),
                report -> report.cost().parameters(),
                report -> Derived.exact(report.cost().parameters()));
    }

    private static Derived sum(
            List<LayerReport> layers, ToLongFunction<LayerReport> value, Function<LayerReport, String> formula) {
        List<String> summands = layers.stream().map(formula).distinct().toList();
        Map<String, Long> times = layers.stream().collect(Collectors.groupingBy(formula, Collectors.counting()));
        String how = summands.stream()
                .map(summand -> times.get(summand) == 1 ? summand : times.get(summand) + " · (" + summand + ")")
                .collect(Collectors.joining(" + "));
        return new Derived(
                layers.stream().mapToLong(value).sum(),
                summands.size() > MOST_SUMMANDS ? "sum over " + layers.size() + " layers" : how);
    }

    /** One pixel, and for each layer down to this one its window less one, in steps of the stride so far. */
    static Derived field(Studied network, String id) {
        Map<String, LayerReport> byId = new HashMap<>();
        network.analysis().layers().forEach(layer -> byId.put(layer.id(), layer));
        List<String> summands = new ArrayList<>();
        LayerReport layer = network.some(id).getLast();
        long size = layer.receptiveField().vertical().size();
        while (!layer.inputs().isEmpty()) {
            LayerReport before = byId.get(layer.inputs().getFirst());
            if (layer.layer() instanceof UnaryLayer unary) {
                Window.Axis window =
                        unary.window(layer.inputShapes().getFirst()).vertical();
                if (window.extent() > 1) {
                    summands.addFirst(Long.toString((window.extent() - 1)
                            * before.receptiveField().vertical().stride()));
                }
            }
            layer = before;
        }
        summands.addFirst("1");
        return new Derived(size, String.join(" + ", summands));
    }
}
