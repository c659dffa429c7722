package netwright.training;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import netwright.analysis.Analysis;
import netwright.analysis.LayerReport;
import netwright.architecture.Activation;
import netwright.architecture.AdaptiveAvgPool2d;
import netwright.architecture.Add;
import netwright.architecture.Architecture;
import netwright.architecture.AuxiliaryOutput;
import netwright.architecture.AvgPool2d;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.ChannelShuffle;
import netwright.architecture.ChannelSlice;
import netwright.architecture.Concat;
import netwright.architecture.Conv2d;
import netwright.architecture.DropPath;
import netwright.architecture.Dropout;
import netwright.architecture.Flatten;
import netwright.architecture.Input;
import netwright.architecture.Layer;
import netwright.architecture.LayerNorm2d;
import netwright.architecture.LayerScale;
import netwright.architecture.Linear;
import netwright.architecture.LocalResponseNorm;
import netwright.architecture.MaxPool2d;
import netwright.architecture.MergeLayer;
import netwright.architecture.Multiply;
import netwright.architecture.Node;
import netwright.architecture.Output;
import netwright.architecture.Pad;
import netwright.architecture.Padding;
import netwright.architecture.Size;
import netwright.architecture.TensorShape;

/** Settings of every layer that are worth comparing, and one-layer networks around them. */
final class LayerSamples {

    /** Odd sides that no stride divides. */
    static final TensorShape IN = TensorShape.map(6, 11, 9);

    private LayerSamples() {}

    static List<Layer> all() {
        List<Layer> layers = new ArrayList<>(List.of(
                new Input(),
                new Output(),
                new AuxiliaryOutput(0.3),
                new Conv2d(8, new Size(3, 5), new Size(2, 1), new Padding(1, 2, false), new Size(1, 2), 2, true),
                new Conv2d(6, Size.of(4), Size.ONE, Padding.SAME, Size.ONE, 1, false),
                new Conv2d(6, Size.of(7), Size.ONE, Padding.of(3), Size.ONE, 6, true),
                new Conv2d(5, Size.ONE, Size.of(2), Padding.NONE, Size.ONE, 1, true),
                new Linear(4, true),
                new Linear(3, false),
                BatchNorm2d.plain(),
                new BatchNorm2d(1e-3, 0.3),
                new LayerNorm2d(1e-6),
                new LocalResponseNorm(5, 0.1, 0.75, 1),
                new LocalResponseNorm(4, 0.1, 0.75, 2),
                new LayerScale(0.5),
                new Pad(1, 2, 3, 0),
                new Pad(0, 0, 0, 0, 2, 3),
                new ChannelShuffle(3),
                new ChannelSlice(0, 2),
                new ChannelSlice(1, 5),
                new ChannelSlice(4, 0),
                new Flatten(),
                new AdaptiveAvgPool2d(Size.ONE),
                new AdaptiveAvgPool2d(new Size(4, 7)),
                new AdaptiveAvgPool2d(new Size(13, 12)),
                new AdaptiveAvgPool2d(new Size(11, 3)),
                new Dropout(0.3),
                new DropPath(0.5),
                new Add(),
                new Concat(),
                new Multiply()));
        for (Activation.Function function : Activation.Function.values()) {
            layers.add(Activation.of(function));
        }
        addPools(layers);
        return layers;
    }

    private static void addPools(List<Layer> layers) {
        for (boolean ceil : new boolean[] {false, true}) {
            for (int stride = 1; stride <= 3; stride++) {
                for (int kernel = 2; kernel <= 3; kernel++) {
                    layers.add(new MaxPool2d(Size.of(kernel), Size.of(stride), Size.of(1), ceil));
                    layers.add(new AvgPool2d(Size.of(kernel), Size.of(stride), Size.of(1), ceil, true));
                    layers.add(new AvgPool2d(Size.of(kernel), Size.of(stride), Size.of(1), ceil, false));
                }
            }
        }
    }

    /** Every primitive layer class there is. */
    static Set<Class<?>> classes() {
        Set<Class<?>> classes = new HashSet<>();
        collect(Layer.class, classes);
        return classes;
    }

    private static void collect(Class<?> type, Set<Class<?>> classes) {
        if (!type.isSealed()) {
            classes.add(type);
            return;
        }
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            collect(permitted, classes);
        }
    }

    /** A network of this layer alone, behind a Flatten where it needs a vector; merges read the input twice. */
    static List<LayerReport> alone(Layer layer) {
        if (layer instanceof Input || layer instanceof Output) {
            Architecture empty = Architecture.empty("alone", IN, 10).connect("input", "output");
            return Analysis.of(empty).layers();
        }
        Architecture drawing = new Architecture("alone", IN, 10, List.of(Node.of("input", new Input())), List.of());
        String before = "input";
        if (layer instanceof Linear) {
            drawing = drawing.add(Node.of("flat", new Flatten())).connect("input", "flat");
            before = "flat";
        }
        drawing = drawing.add(Node.of("layer", layer)).connect(before, "layer");
        if (layer instanceof MergeLayer) {
            drawing = drawing.connect(before, "layer");
        }
        return Analysis.of(drawing).layers();
    }
}
