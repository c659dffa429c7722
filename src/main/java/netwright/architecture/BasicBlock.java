package netwright.architecture;

import java.util.List;

/** Two 3×3 convolutions with a shortcut around them, as in ResNet-18 and 34 (He et al., 2015, figure 5 left). */
public record BasicBlock(int out, int stride, String shortcut, int seReduction, double dropPath, boolean preActivation)
        implements Block {

    public static final OperationType TYPE = OperationType.of(
            "basic_block",
            "Residual basic",
            OperationType.Group.BLOCK,
            1,
            "Two 3×3 convolutions and a shortcut around them (ResNet-18, 34; 2015).",
            "resnet residual skip shortcut basic",
            List.of(
                    Field.out(64),
                    BlockFields.stride(),
                    Residual.shortcutField(),
                    BlockFields.seReduction(),
                    BlockFields.dropPath(),
                    Residual.preActivationField()),
            s -> new BasicBlock(
                    s.integer("out"),
                    s.integer("stride"),
                    s.choice("shortcut"),
                    s.integer("seReduction"),
                    s.decimal("dropPath"),
                    s.on("preActivation")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public Fragment expand(TensorShape in) {
        return new Residual(out, stride, shortcut, 1, seReduction, dropPath, preActivation)
                .around(in, Conv2d.plain(out, 3, stride), Conv2d.plain(out, 3, 1));
    }
}
