package netwright.architecture;

import java.util.List;

/**
 * Depthwise convolution, layer norm, 1×1 up, GELU, 1×1 down, layer scale, and a shortcut around it all
 * (Liu et al., 2022, figure 4).
 *
 * @param expansion width of the middle over the block's channels
 * @param layerScale start of the per-channel factors; 0 leaves them out
 */
public record ConvNeXtBlock(int kernel, int expansion, double layerScale, double dropPath) implements Block {

    public static final OperationType TYPE = OperationType.of(
            "convnext_block",
            "ConvNeXt block",
            OperationType.Group.BLOCK,
            1,
            "A large depthwise convolution, layer norm and an inverted bottleneck with GELU (2022).",
            "convnext depthwise 7x7 inverted bottleneck modern",
            List.of(
                    BlockFields.kernel(7),
                    Field.integer(
                            "expansion", "Expansion", 4, 1, 64, "", "Width of the middle over the block's channels."),
                    Field.decimal(
                            "layerScale",
                            "Layer scale",
                            1e-6,
                            0,
                            1,
                            "Start of the per-channel factors; 0 leaves them out."),
                    BlockFields.dropPath()),
            s -> new ConvNeXtBlock(
                    s.integer("kernel"), s.integer("expansion"), s.decimal("layerScale"), s.decimal("dropPath")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public boolean keepsShape() {
        return true;
    }

    @Override
    public Fragment expand(TensorShape in) {
        int channels = in.channels();
        Fragment.Builder branch = Fragment.builder()
                .then(
                        "dwconv",
                        Conv2d.plain(channels, kernel, 1).withGroups(channels).withBias(true))
                .then("norm", new LayerNorm2d(1e-6))
                .then("pwconv1", Conv2d.plain(expansion * channels, 1, 1).withBias(true))
                .then("gelu", Activation.of(Activation.Function.GELU))
                .then("pwconv2", Conv2d.plain(channels, 1, 1).withBias(true));
        if (layerScale > 0) {
            branch.then("layer_scale", new LayerScale(layerScale));
        }
        branch.thenDropPath(dropPath);
        return branch.add("add", new Add(), branch.last(), Fragment.IN).build();
    }
}
