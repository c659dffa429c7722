package netwright.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import netwright.architecture.Activation;
import netwright.architecture.Field;

/** Every experiment, in the order in which the literature came to them. */
public final class Experiments {

    private static final String RATIO = "ratio";
    private static final String TO = "to";
    private static final String FACTOR = "factor";
    private static final String BETWEEN = "Between them";
    private static final String CONVOLUTIONS = "full 3×3 convolutions";

    private static final List<Experiment> ALL = List.of(
            depthwise(),
            bottleneck(),
            factorised(),
            largeKernels(),
            gates(),
            shortcuts(),
            resnext(),
            batchNorms(),
            layerNorms(),
            activations(),
            stridedConvolutions(),
            scaled(
                    "wider",
                    "Make it wider",
                    "Multiplies the channels of every convolution and block, rounded to multiples of 8; the classifier keeps its classes.",
                    "Zagoruyko and Komodakis, Wide Residual Networks, BMVC 2016",
                    true),
            scaled(
                    "deeper",
                    "Make it deeper",
                    "Multiplies how often blocks repeat within a stage, rounded up.",
                    "He et al., Deep Residual Learning, CVPR 2016, table 1",
                    false));

    private Experiments() {}

    public static List<Experiment> all() {
        return ALL;
    }

    public static Optional<Experiment> find(String id) {
        return ALL.stream().filter(experiment -> experiment.id().equals(id)).findFirst();
    }

    private static Experiment depthwise() {
        return new Experiment(
                "depthwise",
                "3×3 → depthwise separable",
                "Every full 3×3 convolution becomes a 3×3 on each channel alone and a 1×1 that mixes channels. Shape and receptive field stay.",
                "Howard et al., MobileNets, 2017, §3.1; nothing between the two as in Chollet, Xception, CVPR 2017",
                CONVOLUTIONS,
                List.of(Between.field(
                        BETWEEN, Between.NOTHING, "MobileNet has batch norm and ReLU there, Xception nothing.")),
                new Rewriting(s -> ThreeByThree.DEPTHWISE_SEPARABLE.rule(between(s), 1)));
    }

    private static Experiment bottleneck() {
        return new Experiment(
                "bottleneck",
                "3×3 → bottleneck",
                "Every full 3×3 convolution becomes 1×1 down, 3×3, 1×1 up. Shape and receptive field stay.",
                "He et al., Deep Residual Learning, CVPR 2016, figure 5",
                CONVOLUTIONS,
                List.of(
                        Field.decimal(
                                RATIO,
                                "Width of the middle",
                                0.25,
                                0.01,
                                4,
                                "Channels of the 3×3 over those of the output; a quarter in ResNet."),
                        Between.field(BETWEEN, Between.NORM_RELU, "ResNet has batch norm and ReLU there.")),
                new Rewriting(s -> ThreeByThree.BOTTLENECK.rule(between(s), (Double) s.get(RATIO))));
    }

    private static Experiment factorised() {
        return new Experiment(
                "factorised",
                "3×3 → 3×1 and 1×3",
                "Every full 3×3 convolution becomes one along each axis. Shape and receptive field stay.",
                "Szegedy et al., Rethinking the Inception Architecture, CVPR 2016, §3.2",
                CONVOLUTIONS,
                List.of(Between.field(BETWEEN, Between.NORM_RELU, "Inception v3 has batch norm and ReLU there.")),
                new Rewriting(s -> ThreeByThree.FACTORISED.rule(between(s), 1)));
    }

    private static Experiment largeKernels() {
        return new Experiment(
                "large_kernels",
                "7×7 → three 3×3",
                "Kernels of 5, 7, 9 … pixels become stacks of 3×3: 7×7 three, 5×5 two. At stride 1 the receptive field is the same; at a larger stride it depends on which one strides.",
                "Simonyan and Zisserman, Very Deep Convolutional Networks, ICLR 2015, §2.3; strided stems: He et al., Bag of Tricks, CVPR 2019",
                "square kernels of 5 pixels or more",
                List.of(
                        Field.choice(
                                "stride",
                                "Stride on",
                                "the first",
                                List.of("the first", "the last"),
                                "The first is cheaper, as in ResNet-C; the last keeps the receptive field."),
                        Between.field(
                                BETWEEN,
                                Between.RELU,
                                "The point of the stack: more non-linearity for fewer weights.")),
                new Rewriting(s -> new LargeKernels(between(s), "the first".equals(s.get("stride")))));
    }

    private static Experiment gates() {
        return new Experiment(
                "squeeze_excitation",
                "Add SE to every block",
                "Squeeze and excitation in every block: in front of the sum where the block has a setting for it, else behind the block.",
                "Hu et al., Squeeze-and-Excitation Networks, CVPR 2018, figures 2 and 3",
                "blocks without a gate",
                List.of(Field.integer(
                        "reduction",
                        "Reduction",
                        16,
                        1,
                        1_024,
                        "",
                        "The gate's bottleneck has channels / reduction units.")),
                new BlockSwaps.Gates());
    }

    private static Experiment shortcuts() {
        return new Experiment(
                "shortcuts",
                "Add shortcuts around pairs of 3×3",
                "Every two 3×3 cells (convolution, batch norm, ReLU) become a residual block: a plain network becomes a ResNet.",
                "He et al., Deep Residual Learning, CVPR 2016, figure 3",
                "pairs of 3×3 Conv-BN-activation blocks",
                List.of(Field.choice(
                        "shortcut",
                        "Where shapes differ",
                        "auto",
                        List.of("auto", "pad"),
                        "auto: a 1×1 projection; pad: zeros for new channels, without parameters (option A).")),
                new Shortcuts());
    }

    private static Experiment resnext() {
        return new Experiment(
                "resnext",
                "Bottlenecks → ResNeXt",
                "The 3×3 of every bottleneck block is split into groups, and widened so that the cost stays about the same.",
                "Xie et al., Aggregated Residual Transformations, CVPR 2017, table 1",
                "bottleneck blocks with one group",
                List.of(
                        Field.integer("groups", "Groups", 32, 2, 1_024, "", "The paper's cardinality."),
                        Field.integer(
                                "width",
                                "Width of a group",
                                4,
                                1,
                                1_024,
                                "channels",
                                "At a stage of 256 output channels; wider stages in proportion.")),
                new BlockSwaps.BySetting(
                        s -> BlockSwaps.resnext((Integer) s.get("groups"), (Integer) s.get("width")),
                        "bottleneck was split into groups",
                        "bottlenecks were split into groups"));
    }

    private static Experiment batchNorms() {
        return new Experiment(
                "batch_norm",
                "Add batch norm",
                "Batch norm behind every convolution that has no norm before or behind it; squeeze and excitation is left out.",
                "Ioffe and Szegedy, Batch Normalization, ICML 2015",
                "convolutions without a norm",
                List.of(Field.onOff(
                        "bias",
                        "Keep biases",
                        false,
                        "In front of batch norm they do nothing; torchvision's VGG keeps them.")),
                new Rewriting(s -> new LayerSwaps.BatchNorms((Boolean) s.get("bias"))));
    }

    private static Experiment layerNorms() {
        return new Experiment(
                "layer_norm",
                "Batch norm → layer norm",
                "Every batch norm becomes layer norm over the channels of each position.",
                "Liu et al., A ConvNet for the 2020s, CVPR 2022, §2.6",
                "batch norms",
                List.of(),
                new Rewriting(s -> new LayerSwaps.LayerNorms()));
    }

    private static Experiment activations() {
        return new Experiment(
                "activation",
                "Change every activation",
                "ReLU, ReLU6, leaky ReLU, GELU, SiLU and hard swish become the one chosen; gates keep their sigmoid.",
                "GELU: Hendrycks and Gimpel, 2016; SiLU: Ramachandran et al., Searching for Activation Functions, 2017",
                "activations of another kind",
                List.of(Field.choice(
                        TO,
                        "Becomes",
                        "gelu",
                        List.of("gelu", "silu", "hardswish", "relu", "relu6", "leaky_relu"),
                        "GELU as in ConvNeXt, SiLU as in EfficientNet.")),
                new Rewriting(s -> new LayerSwaps.Activations(Activation.Function.of((String) s.get(TO)))));
    }

    private static Experiment stridedConvolutions() {
        return new Experiment(
                "strided_convolution",
                "Max pooling → strided convolution",
                "Every max pooling that shrinks the map becomes a convolution of its kernel and stride, so that downsampling is learned. Shape and receptive field stay.",
                "Springenberg et al., Striving for Simplicity, ICLR 2015 workshop",
                "max poolings with a stride",
                List.of(Between.field("Behind it", Between.NORM_RELU, "What stands behind the new convolution.")),
                new Rewriting(s -> new LayerSwaps.StridedConvolutions(between(s))));
    }

    private static Experiment scaled(String id, String title, String description, String source, boolean width) {
        return new Experiment(
                id,
                title,
                description + " Always the whole network, since what is joined has to fit.",
                source,
                width ? "channels to change" : "repeated blocks",
                List.of(Field.decimal(FACTOR, "Factor", 2, 0.1, 16, "Above 1 grows, below 1 shrinks.")),
                new Technique() {
                    @Override
                    public int places(Scene scene, Map<String, Object> settings) {
                        return result(scene, settings).places();
                    }

                    @Override
                    public Outcome apply(Scene scene, Map<String, Object> settings) {
                        return result(scene, settings);
                    }

                    private Outcome result(Scene scene, Map<String, Object> settings) {
                        double factor = (Double) settings.get(FACTOR);
                        return CompoundScaling.of(
                                        scene.architecture(),
                                        new CompoundScaling.Factors(width ? 1 : factor, width ? factor : 1, 1))
                                .outcome();
                    }
                });
    }

    private static Between between(Map<String, Object> settings) {
        return Between.of(settings.get(Between.NAME));
    }
}
