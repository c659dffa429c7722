package netwright.architecture;

import java.util.List;

/**
 * An inverted residual whose widening 1×1 and depthwise convolution are fused into one full convolution (Tan and Le, 2021,
 * figure 2: Fused-MBConv), as the early stages of EfficientNetV2 have it.
 *
 * @param expansion width of the middle over the input's; 1 leaves the narrowing 1×1 out
 * @param eps of the batch norms
 * @param momentum of the batch norms
 */
public record FusedInvertedResidual(
        int out,
        int kernel,
        int stride,
        int expansion,
        Activation.Function activation,
        double dropPath,
        double eps,
        double momentum)
        implements Block {

    public static final OperationType TYPE = OperationType.of(
            "fused_inverted_residual",
            "Fused inverted residual",
            OperationType.Group.BLOCK,
            1,
            "Widens by a full convolution and narrows by a 1×1: faster than depthwise on large maps (EfficientNetV2, 2021).",
            "efficientnetv2 fused mbconv expansion",
            List.of(
                    Field.out(48),
                    BlockFields.kernel(3),
                    BlockFields.stride(),
                    Field.integer("expansion", "Expansion", 4, 1, 64, "", "Width of the middle over the input's."),
                    Field.choice(
                            "activation",
                            "Activation",
                            Activation.Function.SILU.id(),
                            Activation.Function.ids(),
                            "Non-linearity inside the block."),
                    BlockFields.dropPath(),
                    BlockFields.eps(1e-3),
                    BlockFields.momentum()),
            s -> new FusedInvertedResidual(
                    s.integer("out"),
                    s.integer("kernel"),
                    s.integer("stride"),
                    s.integer("expansion"),
                    Activation.Function.of(s.choice("activation")),
                    s.decimal("dropPath"),
                    s.decimal("eps"),
                    s.decimal("momentum")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public Fragment expand(TensorShape in) {
        BatchNorm2d norm = new BatchNorm2d(eps, momentum);
        int middle = expansion == 1 ? out : expansion * in.channels();
        Fragment.Builder branch = Fragment.builder()
                .then("expand.0", Conv2d.plain(middle, kernel, stride))
                .then("expand.1", norm)
                .then("expand.2", Activation.of(activation));
        if (expansion > 1) {
            branch.then("project.0", Conv2d.plain(out, 1, 1)).then("project.1", norm);
        }
        if (stride != 1 || out != in.channels()) {
            return branch.build();
        }
        branch.thenDropPath(dropPath);
        return branch.add("add", new Add(), branch.last(), Fragment.IN).build();
    }
}
