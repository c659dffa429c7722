package netwright.lab.examples;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import netwright.analysis.LayerReport;
import netwright.architecture.Add;
import netwright.architecture.Concat;
import netwright.architecture.Conv2d;
import netwright.architecture.Dropout;
import netwright.architecture.Output;
import netwright.catalog.Published;

/** What can be read off an analysed network. Parts are ids of nodes or of layers inside them. */
enum Measure {
    /** Trainable values, biases and norms included; of the whole network where no part is named. */
    PARAMETERS,
    /** Weights of convolutions and linear layers, without biases. */
    WEIGHTS,
    /** Parameters as 32-bit floats, in units of 2²⁰ bytes. */
    MEBIBYTES,
    /** Multiply-accumulates for one image. */
    MACS,
    /** Receptive field in pixels across. */
    FIELD,
    /** Weighted layers on the longest path. */
    DEPTH,
    /** Channels of an output, or features of a vector. */
    CHANNELS,
    /** The square of an output's channels. */
    SQUARE,
    /** Positions along one side of an output map. */
    SIDE,
    /** Side of a convolution's kernel; of all convolutions where the part is {@code conv2d}. */
    KERNEL,
    STRIDE,
    GROUPS,
    /** Probability of a dropout layer. */
    DROPOUT,
    /** Base two logarithm of the number of masks of a dropout layer: its units. */
    MASKS,
    /** Channels that a layer of a dense block adds: what its 3×3 convolution puts out. */
    GROWTH,
    /** Layers or drawn blocks of a type, inside a part where one is named. */
    COUNT,
    /** Inputs of a merge. */
    INPUTS,
    /** Joins that close a residual or Inception unit inside a part. */
    JOINS,
    /** Base two logarithm of the number of paths from the input to the output. */
    PATHS,
    /** Published top-1 accuracy, per cent. */
    TOP1,
    /** Published top-5 error, per cent. */
    TOP5ERROR;

    private static final double BYTES_PER_VALUE = 4;
    private static final double MEBIBYTE = 1 << 20;

    static Measure of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    Derived of(Studied network, List<String> parts) {
        return switch (this) {
            case PARAMETERS -> parameters(network, parts);
            case WEIGHTS -> Formulas.weights(network.weighted(parts));
            case MEBIBYTES -> mebibytes(network);
            case MACS ->
                parts.isEmpty()
                        ? Derived.counted(network.analysis().totals().cost().macs())
                        : Formulas.macs(network.weighted(parts));
            case FIELD -> Formulas.field(network, parts.getFirst());
            case DEPTH -> Derived.counted(network.analysis().totals().depth());
            case CHANNELS -> Derived.counted(network.output(parts.getFirst()).channels());
            case SQUARE ->
                Derived.counted(Math.pow(network.output(parts.getFirst()).channels(), 2));
            case SIDE -> Derived.counted(network.output(parts.getFirst()).height());
            case KERNEL -> Derived.counted(kernel(network, parts.getFirst()));
            case STRIDE ->
                Derived.counted(convolution(network, parts.getFirst()).stride().height());
            case GROUPS ->
                Derived.counted(convolution(network, parts.getFirst()).groups());
            case DROPOUT -> Derived.counted(dropout(network, parts.getFirst()));
            case MASKS -> masks(network.output(parts.getFirst()).elements());
            case GROWTH ->
                Derived.counted(network.weighted(parts).getLast().output().channels());
            case COUNT -> count(network, parts);
            case INPUTS ->
                Derived.counted(
                        network.some(parts.getFirst()).getLast().inputs().size());
            case JOINS ->
                Derived.counted(network.some(parts.getFirst()).stream()
                        .filter(layer -> layer.layer() instanceof Add || layer.layer() instanceof Concat)
                        .count());
            case PATHS -> paths(network);
            case TOP1 -> Derived.counted(published(network).top1());
            case TOP5ERROR ->
                new Derived(
                        100 - published(network).top5(),
                        "100 − " + Derived.exact(published(network).top5()));
        };
    }

    private static Derived parameters(Studied network, List<String> parts) {
        if (!parts.isEmpty()) {
            return Formulas.parameters(
                    parts.stream().flatMap(part -> network.some(part).stream()).toList());
        }
        long layers = network.analysis().layers().stream()
                .filter(layer -> layer.cost().parameters() > 0)
                .count();
        return new Derived(
                network.analysis().totals().cost().parameters(), "sum over " + layers + " layers with parameters");
    }

    private static Derived mebibytes(Studied network) {
        long parameters = network.analysis().totals().cost().parameters();
        return new Derived(BYTES_PER_VALUE * parameters / MEBIBYTE, Derived.exact(parameters) + " · 4 bytes / 2²⁰");
    }

    private static int kernel(Studied network, String part) {
        List<Integer> sides = network.analysis().layers().stream()
                .filter(layer -> part.equals("conv2d") || layer.id().equals(part))
                .map(LayerReport::layer)
                .filter(Conv2d.class::isInstance)
                .map(layer -> ((Conv2d) layer).kernel().height())
                .distinct()
                .toList();
        if (sides.size() != 1) {
            throw new IllegalStateException("Kernels of " + part + ": " + sides);
        }
        return sides.getFirst();
    }

    private static Conv2d convolution(Studied network, String part) {
        return (Conv2d) network.some(part).getFirst().layer();
    }

    private static double dropout(Studied network, String part) {
        return ((Dropout) network.some(part).getFirst().layer()).p();
    }

    private static Derived count(Studied network, List<String> parts) {
        List<LayerReport> among = parts.size() > 1
                ? network.some(parts.getLast())
                : network.analysis().layers();
        return Derived.counted(network.count(parts.getFirst(), among.stream()));
    }

    private static Derived paths(Studied network) {
        Map<String, BigInteger> paths = new HashMap<>();
        BigInteger atOutput = BigInteger.ZERO;
        for (LayerReport layer : network.analysis().layers()) {
            BigInteger here = layer.inputs().stream()
                    .map(paths::get)
                    .reduce(BigInteger::add)
                    .orElse(BigInteger.ONE);
            paths.put(layer.id(), here);
            atOutput = layer.layer() instanceof Output ? here : atOutput;
        }
        int exponent = atOutput.bitLength() - 1;
        return new Derived(
                BigInteger.TWO.pow(exponent).equals(atOutput)
                        ? exponent
                        : Math.log(atOutput.doubleValue()) / Math.log(2),
                Derived.exact(atOutput.doubleValue()) + " paths counted");
    }

    private static Derived masks(long units) {
        int digits = BigInteger.TWO.pow(Math.toIntExact(units)).toString().length();
        return new Derived(units, Derived.exact(units) + " units; a number of " + Derived.exact(digits) + " digits");
    }

    private static Published published(Studied network) {
        Published published = network.published();
        if (published == null) {
            throw new IllegalStateException(network.architecture().name() + " has no published result");
        }
        return published;
    }
}
