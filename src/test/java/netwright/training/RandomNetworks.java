package netwright.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import netwright.analysis.Analysis;
import netwright.analysis.LayerReport;
import netwright.architecture.Activation;
import netwright.architecture.AdaptiveAvgPool2d;
import netwright.architecture.Add;
import netwright.architecture.Architecture;
import netwright.architecture.AvgPool2d;
import netwright.architecture.BatchNorm2d;
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
import netwright.architecture.Multiply;
import netwright.architecture.Node;
import netwright.architecture.Pad;
import netwright.architecture.Padding;
import netwright.architecture.Size;
import netwright.architecture.TensorShape;

/** Draws small sound networks with branches, from a seed. */
final class RandomNetworks {

    private static final int[] CHANNELS = {1, 2, 3, 4, 5, 6, 8, 12, 16, 24, 32, 48, 64};
    private static final int[] KERNELS = {1, 1, 2, 3, 3, 4, 5, 7};

    private final Random random;
    private final List<String> ends = new ArrayList<>();
    private Architecture drawing;

    private RandomNetworks(long seed) {
        random = new Random(seed);
        TensorShape in = TensorShape.map(1 + random.nextInt(3), 8 + random.nextInt(8), 8 + random.nextInt(8));
        drawing = Architecture.empty("random " + seed, in, 2 + random.nextInt(9));
        ends.add("input");
    }

    static Architecture draw(long seed) {
        RandomNetworks network = new RandomNetworks(seed);
        int layers = 4 + network.random.nextInt(12);
        for (int i = 0; i < layers; i++) {
            network.grow(i);
        }
        return network.finish();
    }

    /** Adds a layer or a join; what the analysis objects to is taken back. */
    private void grow(int i) {
        String id = "n" + i;
        String from = ends.get(random.nextInt(ends.size()));
        boolean join = random.nextInt(3) == 0 && ends.size() > 1;
        Architecture next;
        if (join) {
            Layer merge = List.of(new Add(), new Concat(), new Multiply()).get(random.nextInt(3));
            next = drawing.add(Node.of(id, merge)).connect(from, id).connect(ends.get(random.nextInt(ends.size())), id);
        } else {
            next = drawing.add(Node.of(id, layer())).connect(from, id);
        }
        if (Analysis.of(next).nodes().containsKey(id)) {
            drawing = next;
            ends.add(id);
        }
    }

    private Layer layer() {
        int channels = 2 * (1 + random.nextInt(4));
        int kernel = 1 + random.nextInt(4);
        Size stride = new Size(1 + random.nextInt(2), 1 + random.nextInt(2));
        return switch (random.nextInt(14)) {
            case 0, 1, 2 ->
                new Conv2d(
                        channels, Size.of(kernel), stride, Padding.of(kernel / 2), Size.ONE, 1, random.nextBoolean());
            case 3 -> new Conv2d(channels, Size.of(3), Size.ONE, Padding.SAME, Size.of(2), 2, true);
            case 4 -> BatchNorm2d.plain();
            case 5 -> new LayerNorm2d(1e-5);
            case 6, 7 -> {
                Activation.Function[] all = Activation.Function.values();
                yield Activation.of(all[random.nextInt(all.length)]);
            }
            case 8 -> new MaxPool2d(Size.of(2), stride, Size.of(random.nextInt(2)), random.nextBoolean());
            case 9 ->
                new AvgPool2d(
                        Size.of(3), stride, Size.of(random.nextInt(2)), random.nextBoolean(), random.nextBoolean());
            case 10 -> new AdaptiveAvgPool2d(new Size(1 + random.nextInt(6), 1 + random.nextInt(6)));
            case 11 -> random.nextBoolean() ? new Dropout(0.2) : new DropPath(0.3);
            case 12 -> random.nextBoolean() ? new LayerScale(0.3) : new Pad(1, 0, 0, 2);
            default -> new LocalResponseNorm(3, 0.1, 0.75, 1);
        };
    }

    private Architecture finish() {
        String last = ends.getLast();
        return drawing.add(Node.of("pool", new AdaptiveAvgPool2d(new Size(2, 1))))
                .connect(last, "pool")
                .add(Node.of("flat", new Flatten()))
                .connect("pool", "flat")
                .add(Node.of("classifier", new Linear(drawing.classes(), true)))
                .connect("flat", "classifier")
                .connect("classifier", "output");
    }

    /** A convolution alone, of any form that fits its input. */
    static List<LayerReport> convolution(Random random) {
        boolean depthwise = random.nextInt(5) == 0;
        int groups = depthwise ? any(random, CHANNELS) : random.nextInt(3) == 0 ? 1 << random.nextInt(4) : 1;
        int in = depthwise ? 1 : any(random, CHANNELS);
        int out = depthwise ? 1 : any(random, CHANNELS);
        int kernel = any(random, KERNELS);
        Conv2d conv = new Conv2d(
                out * groups,
                Size.of(kernel),
                Size.of(1 + random.nextInt(2)),
                Padding.of(random.nextInt(2) * (kernel / 2)),
                Size.of(random.nextInt(6) == 0 ? 2 : 1),
                groups,
                random.nextBoolean());
        int side = 2 * kernel + random.nextInt(20);
        Architecture drawing = new Architecture(
                        "convolution",
                        TensorShape.map(in * groups, side, side),
                        10,
                        List.of(Node.of("input", new Input())),
                        List.of())
                .add(Node.of("layer", conv))
                .connect("input", "layer");
        return Analysis.of(drawing).layers();
    }

    private static int any(Random random, int[] values) {
        return values[random.nextInt(values.length)];
    }
}
