package netwright.architecture;

import java.util.List;

/**
 * Layers that each read everything before them and add {@code growth} channels: batch norm, ReLU, 1×1, batch norm, ReLU,
 * 3×3 (Huang et al., 2017, figure 1 and DenseNet-B of §3).
 *
 * @param growth channels that each layer adds, the paper's k
 * @param bottleneck width of the 1×1 over the growth
 */
public record DenseBlock(int layers, int growth, int bottleneck) implements Block {

    public static final OperationType TYPE = OperationType.of(
            "dense_block",
            "Dense block",
            OperationType.Group.BLOCK,
            1,
            "Every layer reads all before it and adds a few channels (DenseNet, 2017).",
            "densenet concatenate growth",
            List.of(
                    Field.integer("layers", "Layers", 6, 1, 512, "layers", "Each adds its channels to what it read."),
                    Field.integer(
                            "growth", "Growth", 32, 1, Field.MAX_CHANNELS, "channels", "Channels that a layer adds."),
                    Field.integer(
                            "bottleneck",
                            "Bottleneck",
                            4,
                            1,
                            64,
                            "",
                            "Width of the 1×1 in front of the 3×3 over the growth.")),
            s -> new DenseBlock(s.integer("layers"), s.integer("growth"), s.integer("bottleneck")));

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
        Fragment.Builder inside = Fragment.builder();
        String soFar = Fragment.IN;
        for (int i = 1; i <= layers; i++) {
            String layer = "denselayer" + i + ".";
            inside.add(layer + "norm1", BatchNorm2d.plain(), soFar)
                    .then(layer + "relu1", Activation.relu())
                    .then(layer + "conv1", Conv2d.plain(bottleneck * growth, 1, 1))
                    .then(layer + "norm2", BatchNorm2d.plain())
                    .then(layer + "relu2", Activation.relu())
                    .then(layer + "conv2", Conv2d.plain(growth, 3, 1))
                    .add("concat" + i, new Concat(), soFar, inside.last());
            soFar = inside.last();
        }
        return inside.build();
    }
}
