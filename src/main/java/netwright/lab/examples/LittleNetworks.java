package netwright.lab.examples;

import java.util.List;
import java.util.function.UnaryOperator;
import netwright.architecture.Activation;
import netwright.architecture.AdaptiveAvgPool2d;
import netwright.architecture.Add;
import netwright.architecture.Architecture;
import netwright.architecture.BasicBlock;
import netwright.architecture.Bottleneck;
import netwright.architecture.Concat;
import netwright.architecture.Conv2d;
import netwright.architecture.ConvBnAct;
import netwright.architecture.Edge;
import netwright.architecture.Flatten;
import netwright.architecture.Inception;
import netwright.architecture.Linear;
import netwright.architecture.MaxPool2d;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.SqueezeExcitation;
import netwright.architecture.TensorShape;
import netwright.catalog.Presets;

/**
 * The drawings that the lecture's calculations are about. Each ends in pooling and a classifier, so that it is a whole
 * network in the designer; what is measured stands in front of that.
 */
final class LittleNetworks {

    private static final int CLASSES = 10;

    private Architecture drawing;
    private String last = "input";

    private LittleNetworks(String name, int channels, int side) {
        drawing = Architecture.empty(name, TensorShape.map(channels, side, side), CLASSES);
    }

    static Architecture draw(String name) {
        return switch (name) {
            case "stack1" -> stack(1);
            case "stack2" -> stack(2);
            case "stack3" -> stack(3);
            case "stack5" -> stack(5);
            case "single7x7" ->
                on("one 7×7", 64, 32)
                        .then("conv7x7", biased(64, 7))
                        .then("relu", Activation.relu())
                        .done();
            case "naive_inception" -> naiveInception();
            case "pointwise" ->
                on("1×1 convolution", 256, 28).then("conv1x1", conv(64, 1)).done();
            case "narrowed5x5" -> narrowed();
            case "inception_bottleneck" -> inceptionBottleneck();
            case "residual_chain" -> residualChain(12);
            case "basic256" ->
                on("two 3×3 of 256", 256, 56)
                        .then("conv1", conv(256, 3))
                        .then("conv2", conv(256, 3))
                        .join("add", new Add(), "conv2", "input")
                        .done();
            case "bottleneck256" -> funnel("bottleneck of 256", 64);
            case "resnext_path" -> funnel("one path of ResNeXt", 4);
            case "resnext_block" ->
                on("ResNeXt block", 256, 56)
                        .then("block", new Bottleneck(256, 1, 128, 32, "3x3", "auto", 0, 0, false, 0, 1))
                        .done();
            case "se_block" ->
                on("squeeze and excitation", 512, 7)
                        .then("se", new SqueezeExcitation(16))
                        .done();
            case "separable" -> separable();
            case "alexnet_joined" -> alexnetJoined();
            case "googlenet_paper" -> googlenetOfThePaper();
            default -> throw new IllegalArgumentException("There is no network '" + name + "'");
        };
    }

    private static Architecture stack(int layers) {
        LittleNetworks net = on(layers == 1 ? "one 3×3" : layers + " stacked 3×3", 64, 32);
        for (int i = 1; i <= layers; i++) {
            net.then("conv" + i, biased(64, 3)).then("relu" + i, Activation.relu());
        }
        return net.done();
    }

    private static Architecture naiveInception() {
        return on("naive Inception", 256, 28)
                .from("input", "conv1x1", conv(256, 1))
                .from("input", "conv3x3", conv(256, 3))
                .from("input", "conv5x5", conv(256, 5))
                .from("input", "pool3x3", MaxPool2d.square(3, 1, 1))
                .join("concat", new Concat(), "conv1x1", "conv3x3", "conv5x5", "pool3x3")
                .done();
    }

    private static Architecture narrowed() {
        return on("5×5 on 256 and on 64", 256, 28)
                .from("input", "on256", conv(256, 5))
                .from("input", "reduce", conv(64, 1))
                .then("on64", conv(256, 5))
                .join("add", new Add(), "on256", "on64")
                .done();
    }

    private static Architecture inceptionBottleneck() {
        return on("5×5 with and without bottleneck", 256, 28)
                .from("input", "direct5x5", conv(128, 5))
                .from("input", "reduce1x1", conv(32, 1))
                .then("conv5x5", conv(128, 5))
                .join("concat", new Concat(), "direct5x5", "conv5x5")
                .done();
    }

    private static Architecture residualChain(int blocks) {
        LittleNetworks net = on(blocks + " residual blocks", 3, 32).then("stem", conv(16, 3));
        for (int i = 1; i <= blocks; i++) {
            net.then("block" + i, new BasicBlock(16, 1, "auto", 0, 0, false));
        }
        return net.done();
    }

    /** 256 channels down to {@code width}, a 3×3 there, and up again, around a shortcut. */
    private static Architecture funnel(String name, int width) {
        return on(name, 256, 56)
                .then("reduce", conv(width, 1))
                .then("conv3x3", conv(width, 3))
                .then("restore", conv(256, 1))
                .join("add", new Add(), "restore", "input")
                .done();
    }

    private static Architecture separable() {
        return on("3×3, full and separable", 256, 14)
                .from("input", "standard", conv(256, 3))
                .from("input", "depthwise", conv(256, 3).withGroups(256))
                .then("pointwise", conv(256, 1))
                .join("add", new Add(), "standard", "pointwise")
                .done();
    }

    /** The AlexNet of 2012 as one tower: the layers of the preset, each convolution in one group. */
    private static Architecture alexnetJoined() {
        return preset("alexnet_2012")
                .withName("AlexNet (2012) without groups")
                .mapNodes(changed(Conv2d.class, conv -> conv.withGroups(1)));
    }

    /** The preset with the paper's 5×5 kernels, and biases in place of batch norm. */
    private static Architecture googlenetOfThePaper() {
        Architecture net = preset("googlenet")
                .withName("GoogLeNet of the paper")
                .mapNodes(changed(
                        Inception.class,
                        i -> new Inception(
                                i.branch1(),
                                i.reduce3(),
                                i.branch3(),
                                i.reduce5(),
                                i.branch5(),
                                i.pool(),
                                5,
                                false,
                                i.eps())));
        for (Node node : net.nodes()) {
            if (node.operation() instanceof ConvBnAct conv) {
                Node relu = Node.of(node.id() + ".relu", Activation.relu());
                Edge out = net.outOf(node.id()).getFirst();
                net = net.replace(
                                node.id(),
                                Conv2d.plain(conv.out(), conv.kernel(), conv.stride())
                                        .withBias(true))
                        .add(relu)
                        .insert(relu.id(), out);
            }
        }
        return net;
    }

    private static <T extends Operation> UnaryOperator<Node> changed(
            Class<T> type, java.util.function.Function<T, Operation> change) {
        return node -> type.isInstance(node.operation())
                ? node.withOperation(change.apply(type.cast(node.operation())))
                : node;
    }

    private static Architecture preset(String id) {
        return Presets.find(id).orElseThrow().architecture();
    }

    private static Conv2d conv(int out, int kernel) {
        return Conv2d.plain(out, kernel, 1);
    }

    private static Conv2d biased(int out, int kernel) {
        return conv(out, kernel).withBias(true);
    }

    private static LittleNetworks on(String name, int channels, int side) {
        return new LittleNetworks(name, channels, side);
    }

    private LittleNetworks then(String id, Operation operation) {
        return from(last, id, operation);
    }

    private LittleNetworks from(String source, String id, Operation operation) {
        drawing = drawing.add(Node.of(id, operation)).connect(source, id);
        last = id;
        return this;
    }

    private LittleNetworks join(String id, Operation merge, String... sources) {
        drawing = drawing.add(Node.of(id, merge));
        for (String source : List.of(sources)) {
            drawing = drawing.connect(source, id);
        }
        last = id;
        return this;
    }

    private Architecture done() {
        return then("pool", AdaptiveAvgPool2d.toOne())
                .then("flatten", new Flatten())
                .then("classifier", new Linear(CLASSES, true))
                .drawing
                .connect(last, "output");
    }
}
