package netwright.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netwright.architecture.Activation;
import netwright.architecture.Add;
import netwright.architecture.AuxiliaryOutput;
import netwright.architecture.AvgPool2d;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.Conv2d;
import netwright.architecture.MaxPool2d;
import netwright.architecture.MergeLayer;
import netwright.architecture.OperationType;
import netwright.architecture.Output;
import netwright.architecture.Size;
import netwright.architecture.TensorShape;
import netwright.architecture.UnaryLayer;
import netwright.architecture.Window;

/** What is doubtful about layers that do work: seen on primitive layers, so that opening a block changes nothing. */
final class LayerProblems {

    private final Map<String, LayerReport> byId = new HashMap<>();
    private final Map<String, List<LayerReport>> readers = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private LayerProblems(List<LayerReport> layers) {
        for (LayerReport layer : layers) {
            byId.put(layer.id(), layer);
            layer.inputs()
                    .forEach(id ->
                            readers.computeIfAbsent(id, k -> new ArrayList<>(2)).add(layer));
        }
    }

    static List<Problem> of(List<LayerReport> layers) {
        LayerProblems found = new LayerProblems(layers);
        layers.forEach(found::check);
        return found.problems;
    }

    private void check(LayerReport report) {
        switch (report.layer()) {
            case BatchNorm2d norm -> biasBefore(report);
            case Conv2d conv -> {
                if (!onShortcut(report)) {
                    skipped(report, conv);
                    cutOff(report, conv);
                }
            }
            case MaxPool2d pool -> cutOff(report, pool);
            case AvgPool2d pool -> cutOff(report, pool);
            case Output output -> softmaxBefore(report);
            case AuxiliaryOutput output -> softmaxBefore(report);
            case MergeLayer merge -> misaligned(report);
            default -> {}
        }
    }

    private static String name(LayerReport report) {
        return report.layer().type().called(report.id());
    }

    private static boolean drawn(LayerReport report) {
        return report.id().equals(report.node());
    }

    private void biasBefore(LayerReport report) {
        LayerReport before = byId.get(report.inputs().getFirst());
        if (before.layer() instanceof Conv2d conv
                && conv.bias()
                && readers.get(before.id()).size() == 1) {
            Fix[] fixes = drawn(before)
                    ? new Fix[] {new Fix("Switch the bias off", a -> a.replace(before.id(), conv.withBias(false)))}
                    : new Fix[0];
            problems.add(Problem.hint(
                    Place.node(before.node()),
                    "%s: its bias is undone by the batch norm behind it, which subtracts the mean. %d parameters for nothing."
                            .formatted(name(before), conv.out()),
                    fixes));
        }
    }

    /** A stride larger than the kernel never reads some pixels; usual only on the shortcut of a residual block. */
    private void skipped(LayerReport report, Conv2d conv) {
        Window window = conv.window(report.inputShapes().getFirst());
        boolean skips = window.vertical().stride() > window.vertical().extent()
                || window.horizontal().stride() > window.horizontal().extent();
        if (skips && !besideStridedShortcut(report, conv)) {
            problems.add(Problem.warning(
                    Place.node(report.node()),
                    "%s: stride %s steps over pixels that kernel %s never reads."
                            .formatted(name(report), conv.stride(), conv.kernel()),
                    drawn(report) ? new Fix[] {readAll(report, conv)} : new Fix[0]));
        }
    }

    private static Fix readAll(LayerReport report, Conv2d conv) {
        Size kernel = new Size(
                Math.max(conv.kernel().height(), conv.stride().height()),
                Math.max(conv.kernel().width(), conv.stride().width()));
        return new Fix(
                "Set kernel to " + kernel,
                a -> a.replace(
                        report.id(),
                        new Conv2d(
                                conv.out(),
                                kernel,
                                conv.stride(),
                                conv.padding(),
                                conv.dilation(),
                                conv.groups(),
                                conv.bias())));
    }

    private boolean onShortcut(LayerReport report) {
        return readers.getOrDefault(report.id(), List.of()).stream()
                .allMatch(reader -> reader.layer() instanceof Add
                        || reader.layer().type().group() == OperationType.Group.NORMALISATION && onShortcut(reader));
    }

    /** The original ResNets put the stride on the 1×1 reduction and on the shortcut that reads the same map, by design. */
    private boolean besideStridedShortcut(LayerReport report, Conv2d conv) {
        return readers.getOrDefault(report.inputs().getFirst(), List.of()).stream()
                .anyMatch(other -> other != report
                        && other.layer() instanceof Conv2d shortcut
                        && shortcut.stride().equals(conv.stride())
                        && onShortcut(other));
    }

    /** Rows or columns at the bottom or right that no window reaches; strides that skip everywhere are another matter. */
    private void cutOff(LayerReport report, UnaryLayer layer) {
        TensorShape in = report.inputShapes().getFirst();
        Window window = layer.window(in);
        int rows = unread(in.height(), report.output().height(), window.vertical());
        int columns = unread(in.width(), report.output().width(), window.horizontal());
        if (rows > 0 || columns > 0) {
            problems.add(Problem.hint(
                    Place.node(report.node()),
                    "%s: input %s, stride %d: the last %s never read."
                            .formatted(
                                    name(report),
                                    in,
                                    window.vertical().stride(),
                                    rows > 0 && columns > 0
                                            ? "%d row(s) and %d column(s) are".formatted(rows, columns)
                                            : rows > 0 ? rows + " row(s) are" : columns + " column(s) are"),
                    ceilFix(report)));
        }
    }

    private static int unread(int in, int out, Window.Axis axis) {
        if (axis.stride() > axis.extent()) {
            return 0;
        }
        int reached = (out - 1) * axis.stride() + axis.extent() - axis.before();
        return Math.min(in - reached, axis.stride() - 1);
    }

    private static Fix[] ceilFix(LayerReport report) {
        if (!drawn(report)) {
            return new Fix[0];
        }
        return switch (report.layer()) {
            case MaxPool2d p ->
                new Fix[] {
                    new Fix(
                            "Switch ceil mode on",
                            a -> a.replace(report.id(), new MaxPool2d(p.kernel(), p.stride(), p.padding(), true)))
                };
            case AvgPool2d p ->
                new Fix[] {
                    new Fix(
                            "Switch ceil mode on",
                            a -> a.replace(
                                    report.id(),
                                    new AvgPool2d(p.kernel(), p.stride(), p.padding(), true, p.countIncludePad())))
                };
            default -> new Fix[0];
        };
    }

    private void softmaxBefore(LayerReport report) {
        LayerReport before = byId.get(report.inputs().getFirst());
        if (before.layer() instanceof Activation activation && activation.function() == Activation.Function.SOFTMAX) {
            problems.add(Problem.warning(
                    Place.node(before.node()),
                    "%s: the loss applies softmax itself; a second one flattens the gradients.".formatted(name(before)),
                    drawn(before) ? new Fix[] {new Fix("Remove it", a -> a.bypass(before.id()))} : new Fix[0]));
        }
    }

    private void misaligned(LayerReport report) {
        LayerReport first = byId.get(report.inputs().getFirst());
        for (String id : report.inputs()) {
            LayerReport other = byId.get(id);
            if (!first.receptiveField().alignedWith(other.receptiveField())) {
                problems.add(Problem.warning(
                        Place.node(report.node()),
                        "%s joins branches that look at different places: the centres of %s and %s start at %s and %s, strides %d and %d."
                                .formatted(
                                        name(report),
                                        first.id(),
                                        other.id(),
                                        centre(first),
                                        centre(other),
                                        first.receptiveField().vertical().stride(),
                                        other.receptiveField().vertical().stride())));
                return;
            }
        }
    }

    private static String centre(LayerReport report) {
        return "(%s, %s)"
                .formatted(
                        report.receptiveField().vertical().firstCentre(),
                        report.receptiveField().horizontal().firstCentre());
    }
}
