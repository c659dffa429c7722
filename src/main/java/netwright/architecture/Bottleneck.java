package netwright.architecture;

import java.util.List;

/**
 * 1×1, 3×3, 1×1 convolutions with a shortcut around them (He et al., 2015, figure 5 right). With {@code groups} it is
 * ResNeXt's block (Xie et al., 2017, figure 3c).
 *
 * @param out channels of the output
 * @param width channels of the 3×3 convolution; 0 means {@code out / 4}
 * @param reducedWidth channels behind the first 1×1; 0 means {@code width}
 * @param shortcutKernel side of the projection on the shortcut; 3 in SENet-154 where it strides
 * @param strideOn where the stride sits: {@code 3x3} as in torchvision ("v1.5"), {@code 1x1} as in the paper
 */
public record Bottleneck(
        int out,
        int stride,
        int width,
        int groups,
        String strideOn,
        String shortcut,
        int seReduction,
        double dropPath,
        boolean preActivation,
        int reducedWidth,
        int shortcutKernel)
        implements Block {

    public static final OperationType TYPE = OperationType.of(
            "bottleneck",
            "Residual bottleneck",
            OperationType.Group.BLOCK,
            1,
            "1×1, 3×3, 1×1 convolutions and a shortcut around them (ResNet-50 and up); groups make it ResNeXt.",
            "resnet resnext residual skip shortcut bottleneck grouped cardinality",
            List.of(
                    Field.out(256),
                    BlockFields.stride(),
                    Field.integer(
                            "width",
                            "Width",
                            0,
                            0,
                            Field.MAX_CHANNELS,
                            "channels",
                            "Channels of the 3×3; 0 means a quarter of the output."),
                    Field.integer(
                            "groups",
                            "Groups",
                            1,
                            1,
                            Field.MAX_CHANNELS,
                            "",
                            "Groups of the 3×3: ResNeXt's cardinality."),
                    strideOnField(),
                    Residual.shortcutField(),
                    BlockFields.seReduction(),
                    BlockFields.dropPath(),
                    Residual.preActivationField(),
                    Field.integer(
                            "reducedWidth",
                            "Reduced width",
                            0,
                            0,
                            Field.MAX_CHANNELS,
                            "channels",
                            "Channels behind the first 1×1; 0 means those of the 3×3."),
                    Field.integer(
                            "shortcutKernel",
                            "Shortcut kernel",
                            1,
                            1,
                            63,
                            "pixels",
                            "Side of the projection on the shortcut; 3 in SENet-154.")),
            s -> new Bottleneck(
                    s.integer("out"),
                    s.integer("stride"),
                    s.integer("width"),
                    s.integer("groups"),
                    s.choice("strideOn"),
                    s.choice("shortcut"),
                    s.integer("seReduction"),
                    s.decimal("dropPath"),
                    s.on("preActivation"),
                    s.integer("reducedWidth"),
                    s.integer("shortcutKernel")));

    /** With a 3×3 of this width in groups, everything else as usual. */
    static Bottleneck grouped(int out, int stride, int width, int groups, double dropPath) {
        return new Bottleneck(out, stride, width, groups, "3x3", "auto", 0, dropPath, false, 0, 1);
    }

    /** With squeeze and excitation of this reduction, everything else as usual. */
    static Bottleneck gated(int out, int stride, String strideOn, int reduction, double dropPath) {
        return new Bottleneck(out, stride, 0, 1, strideOn, "auto", reduction, dropPath, false, 0, 1);
    }

    static Field strideOnField() {
        return Field.choice(
                "strideOn", "Stride on", "3x3", List.of("3x3", "1x1"), "3x3 as torchvision does, 1x1 as in the paper.");
    }

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public Fragment expand(TensorShape in) {
        int inner = width > 0 ? width : Math.max(1, out / 4);
        boolean early = strideOn.equals("1x1");
        return new Residual(out, stride, shortcut, shortcutKernel, seReduction, dropPath, preActivation)
                .around(
                        in,
                        Conv2d.plain(reducedWidth > 0 ? reducedWidth : inner, 1, early ? stride : 1),
                        Conv2d.plain(inner, 3, early ? 1 : stride).withGroups(groups),
                        Conv2d.plain(out, 1, 1));
    }
}
