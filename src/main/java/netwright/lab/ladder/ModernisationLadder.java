package netwright.lab.ladder;

import static netwright.lab.ladder.Step.DEPTHWISE;
import static netwright.lab.ladder.Step.FEWER_ACTIVATIONS;
import static netwright.lab.ladder.Step.FEWER_NORMS;
import static netwright.lab.ladder.Step.GELU;
import static netwright.lab.ladder.Step.INVERTED;
import static netwright.lab.ladder.Step.KERNEL;
import static netwright.lab.ladder.Step.LAYER_NORM;
import static netwright.lab.ladder.Step.MOVE_UP;
import static netwright.lab.ladder.Step.ORIGINAL;
import static netwright.lab.ladder.Step.PATCHIFY;
import static netwright.lab.ladder.Step.RECIPE;
import static netwright.lab.ladder.Step.SEPARATE_DOWNSAMPLING;
import static netwright.lab.ladder.Step.STAGE_RATIO;
import static netwright.lab.ladder.Step.WIDTH;

import java.util.List;
import java.util.Optional;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;

/** ResNet-50 to ConvNeXt-T in the steps of Liu et al., "A ConvNet for the 2020s" (2022), section 2 and figure 2. */
public final class ModernisationLadder {

    /** Where the accuracies and GFLOPs come from. */
    public static final String SOURCE = "Liu et al., A ConvNet for the 2020s, arXiv:2201.03545v2, appendix C, table 10";

    private static final int SMALL_KERNEL = 3;
    private static final int LARGE_KERNEL = 7;

    private ModernisationLadder() {}

    public static List<Rung> rungs() {
        return Drawn.RUNGS;
    }

    public static Optional<Rung> rung(int number) {
        return number >= 0 && number < rungs().size() ? Optional.of(rungs().get(number)) : Optional.empty();
    }

    /** The kernels of the paper's table 10, each in the network of the kernel rung. */
    public static List<KernelTrial> kernels() {
        return Drawn.KERNELS;
    }

    /** The lecture's table, in its order. */
    public static List<LectureClaim> lecture() {
        return List.of(
                new LectureClaim(
                        "Larger kernel, 7×7 depthwise",
                        "ViT's wide attention",
                        KERNEL.ordinal(),
                        0.5,
                        "The paper gains 0.65 from 3×3 to 7×7; the lecture's 0.5 is a little low."),
                new LectureClaim(
                        "Fewer activation functions",
                        "Transformer blocks",
                        FEWER_ACTIVATIONS.ordinal(),
                        0.7,
                        "Agrees: 0.65, which the paper's text rounds to 0.7."),
                new LectureClaim(
                        "Layer norm instead of batch norm",
                        "Transformers",
                        LAYER_NORM.ordinal(),
                        0.1,
                        "Agrees: 0.06, within the spread of the seeds."),
                new LectureClaim(
                        "Inverted bottleneck",
                        "Transformer's MLP, 4× wide",
                        INVERTED.ordinal(),
                        0.2,
                        "The paper gains 0.14 on this network; the text prints 80.5 to 80.6."),
                new LectureClaim(
                        "Fewer normalisation layers",
                        "Transformer blocks",
                        FEWER_NORMS.ordinal(),
                        0.1,
                        "Agrees: 0.14."),
                new LectureClaim(
                        "Patchify stem, 4×4 with stride 4",
                        "ViT's patch embedding",
                        PATCHIFY.ordinal(),
                        0.2,
                        "Agrees with table 10 (0.15); the paper's text prints 79.4 to 79.5."));
    }

    /** Drawn when first asked for. */
    private static final class Drawn {

        static final List<KernelTrial> KERNELS = List.of(
                kernel(3, new Reported(79.92, 0.08, 4.07)),
                kernel(5, new Reported(80.35, 0.08, 4.10)),
                kernel(7, new Reported(80.57, 0.14, 4.15)),
                kernel(9, new Reported(80.57, 0.06, 4.21)),
                kernel(11, new Reported(80.47, 0.11, 4.29)));

        static final List<Rung> RUNGS = List.of(
                rung(
                        ORIGINAL,
                        "ResNet-50",
                        "ResNet-50 as torchvision has it, trained for 90 epochs with SGD.",
                        "The starting point: bottlenecks in four stages behind a 7×7 stem.",
                        "He et al., 2015",
                        "",
                        new Reported(76.13, 0, 4.09)),
                rung(
                        RECIPE,
                        "Modern training",
                        "The same network, trained for 300 epochs with AdamW, mixup, CutMix, RandAugment, random erasing,"
                                + " label smoothing and stochastic depth.",
                        "How much of a vision transformer's lead is its training? Most of it: the largest gain of the ladder"
                                + " changes no layer.",
                        "DeiT and Swin Transformer",
                        "Stochastic depth (drop path) rises to 0.1 over the blocks from here on. The paper lists layer scale"
                                + " among the training settings, too; here it enters with the last rung, so that both ends are the"
                                + " published networks. It adds 6,624 parameters and no MACs.",
                        new Reported(78.82, 0.07, 4.09)),
                rung(
                        STAGE_RATIO,
                        "Stage ratio",
                        "The stages hold 3, 3, 9 and 3 blocks instead of 3, 4, 6 and 3.",
                        "Spend the computing where the map is 14×14, as Swin's 1 : 1 : 3 : 1 does.",
                        "Swin Transformer",
                        "",
                        new Reported(79.36, 0.07, 4.53)),
                rung(
                        PATCHIFY,
                        "Patchify stem",
                        "One 4×4 convolution with stride 4 takes the place of the 7×7 convolution and the max pooling.",
                        "Images are redundant: cut them into patches that do not overlap.",
                        "ViT's patch embedding",
                        "",
                        new Reported(79.51, 0.18, 4.42)),
                rung(
                        DEPTHWISE,
                        "Depthwise convolution",
                        "Every 3×3 convolution works on each channel by itself.",
                        "Mix space and channels in turn, as attention and the MLP do. It costs accuracy until the width"
                                + " makes up for it.",
                        "ResNeXt, taken to as many groups as channels; self-attention",
                        "",
                        new Reported(78.28, 0.08, 2.35)),
                rung(
                        WIDTH,
                        "Width",
                        "The base width grows from 64 to 96 channels.",
                        "Use more groups, expand the width: what depthwise convolution saved is spent on channels.",
                        "ResNeXt; Swin-T is 96 wide",
                        "",
                        new Reported(80.50, 0.02, 5.27)),
                rung(
                        INVERTED,
                        "Inverted bottleneck",
                        "The block is narrow outside and four times as wide inside, where it was the other way round.",
                        "Shortcuts carry the narrow maps, so the projections between stages become cheap.",
                        "MobileNetV2; the Transformer's MLP",
                        "",
                        new Reported(80.64, 0.03, 4.64)),
                rung(
                        MOVE_UP,
                        "Depthwise first",
                        "The depthwise convolution moves in front of the two 1×1 convolutions.",
                        "There the map is narrow, which makes large kernels affordable. Taken alone it loses accuracy.",
                        "Attention comes before the MLP",
                        "",
                        new Reported(79.92, 0.08, 4.07)),
                rung(
                        KERNEL,
                        "Large kernel",
                        "The depthwise kernel grows from 3×3 to 7×7.",
                        "A wide view at every layer. Beyond 7×7 the gain stops, as the trials show.",
                        "Swin's 7×7 windows; ViT's global attention",
                        "",
                        new Reported(80.57, 0.14, 4.15)),
                rung(
                        GELU,
                        "GELU",
                        "GELU takes the place of ReLU.",
                        "A smoother ReLU. It changes nothing here, and is kept.",
                        "BERT, GPT-2, ViT",
                        "",
                        new Reported(80.62, 0.14, 4.15)),
                rung(
                        FEWER_ACTIVATIONS,
                        "Fewer activations",
                        "Of three activations in a block only the one between the 1×1 convolutions stays.",
                        "A Transformer's MLP has one activation; linear maps in between lose nothing.",
                        "Transformer blocks",
                        "",
                        new Reported(81.27, 0.06, 4.15)),
                rung(
                        FEWER_NORMS,
                        "Fewer norms",
                        "Of three batch norms in a block only the one in front of the 1×1 convolutions stays.",
                        "Normalise once a block. An extra norm at its beginning did not help either.",
                        "Transformer blocks",
                        "",
                        new Reported(81.41, 0.09, 4.15)),
                rung(
                        LAYER_NORM,
                        "Layer norm",
                        "Layer norm takes the place of batch norm, and the convolutions get biases.",
                        "Independent of the batch. In the original ResNet it would hurt; after the steps before it does not.",
                        "Transformers",
                        "Table 10 prints 4.46 GFLOPs here. Convolutions and linear layers are those of the rung before, so the"
                                + " cost cannot have grown by 0.31; 4.46 is what this product counts for the next rung.",
                        new Reported(81.47, 0.09, 4.46)),
                rung(
                        SEPARATE_DOWNSAMPLING,
                        "Separate downsampling: ConvNeXt-T",
                        "A layer norm and a 2×2 convolution with stride 2 stand between the stages; norms follow the stem and"
                                + " the global pooling.",
                        "Halve the map outside the residual blocks. Without the norms training diverges.",
                        "Swin's patch merging",
                        "The paper's table 1 gives ConvNeXt-T 82.1 %, with an average of the weights over training, which the"
                                + " ladder leaves out. It counts 4.49 GFLOPs here; convolutions and linear layers make 4.46,"
                                + " as torchvision counts.",
                        new Reported(81.97, 0.06, 4.49)));

        private static KernelTrial kernel(int kernel, Reported reported) {
            Architecture network = RungDrawing.network("Large kernel %d×%d".formatted(kernel, kernel), KERNEL, kernel);
            return new KernelTrial(kernel, reported, network, Analysis.of(network));
        }

        private static Rung rung(
                Step step,
                String title,
                String change,
                String idea,
                String inspiration,
                String remark,
                Reported reported) {
            int kernel = step.from(KERNEL) ? LARGE_KERNEL : SMALL_KERNEL;
            Architecture network = RungDrawing.network(title, step, kernel);
            return new Rung(
                    step.ordinal(),
                    title,
                    change,
                    idea,
                    inspiration,
                    remark,
                    reported,
                    network,
                    Analysis.of(network),
                    RungDrawing.block(step, kernel));
        }
    }
}
