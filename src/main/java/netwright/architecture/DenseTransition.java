package netwright.architecture;

import java.util.List;

/**
 * Batch norm, ReLU, 1×1 convolution, 2×2 average pooling between two dense blocks (Huang et al., 2017, §3).
 *
 * @param compression channels kept, the paper's θ
 */
public record DenseTransition(double compression) implements Block {

    public static final OperationType TYPE = OperationType.of(
            "dense_transition",
            "Dense transition",
            OperationType.Group.BLOCK,
            1,
            "Between dense blocks: keeps a share of the channels and halves the map (DenseNet, 2017).",
            "densenet compression downsample",
            List.of(Field.decimal("compression", "Compression", 0.5, 0.01, 1, "Share of the channels that is kept.")),
            s -> new DenseTransition(s.decimal("compression")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public boolean counted() {
        return false;
    }

    @Override
    public Fragment expand(TensorShape in) {
        int kept = Math.max(1, (int) (in.channels() * compression));
        return Fragment.builder()
                .then("norm", BatchNorm2d.plain())
                .then("relu", Activation.relu())
                .then("conv", Conv2d.plain(kept, 1, 1))
                .then("pool", new AvgPool2d(Size.of(2), Size.of(2), Size.of(0), false, true))
                .build();
    }
}
