package netwright.architecture;

import java.util.List;

/** Two 3×3 convolutions with a shortcut around them, as in ResNet-18 and 34 (He et al., 2015, figure 5 left). */
public record BasicBlock(int out, int stride, String shortcut, int seReduction, double dropPath) implements Block {

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
                    Residual.shortcut(),
                    BlockFields.seReduction(),
                    BlockFields.dropPath()),
            s -> new BasicBlock(
                    s.integer("out"),
                    s.integer("stride"),
                    s.choice("shortcut"),
                    s.integer("seReduction"),
                    s.decimal("dropPath")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public Fragment expand(TensorShape in) {
        Fragment.Builder branch = Fragment.builder()
                .then("conv1", Conv2d.plain(out, 3, stride))
                .then("bn1", BatchNorm2d.plain())
                .then("relu1", Activation.relu())
                .then("conv2", Conv2d.plain(out, 3, 1))
                .then("bn2", BatchNorm2d.plain());
        return Residual.join(branch, in, out, stride, shortcut, seReduction, dropPath);
    }
}
