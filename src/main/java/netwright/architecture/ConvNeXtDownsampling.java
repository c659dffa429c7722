package netwright.architecture;

import java.util.List;

/** Layer norm and a convolution whose kernel is its stride, between two stages (Liu et al., 2022, §2.6). */
public record ConvNeXtDownsampling(int out, int stride) implements Block {

    public static final OperationType TYPE = OperationType.of(
            "convnext_downsampling",
            "ConvNeXt downsampling",
            OperationType.Group.BLOCK,
            1,
            "Layer norm and a 2×2 convolution with stride 2 between the stages of ConvNeXt (2022).",
            "convnext downsample reduction patch merging",
            List.of(
                    Field.out(192),
                    Field.integer("stride", "Stride", 2, 1, 64, "pixels", "Kernel and step; 2 halves the map.")),
            s -> new ConvNeXtDownsampling(s.integer("out"), s.integer("stride")));

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
        return Fragment.builder()
                .then("0", new LayerNorm2d(1e-6))
                .then("1", new Conv2d(out, Size.of(stride), Size.of(stride), Padding.NONE, Size.ONE, 1, true))
                .build();
    }
}
