package netwright.architecture;

import java.util.List;

/**
 * A second classifier for the middle of a deep network; its scores belong into an {@link AuxiliaryOutput}. In torchvision's
 * two forms: GoogLeNet's averages to 4×4, then a 1×1 convolution and two linear layers (Szegedy et al., 2015, §5);
 * Inception-v3's averages 5×5 windows, then 1×1 and 5×5 convolutions and one linear layer (Szegedy et al., 2016, §4).
 *
 * @param out classes
 * @param dropout between GoogLeNet's linear layers
 * @param eps of the batch norms
 */
public record AuxiliaryHead(int out, String form, double dropout, double eps) implements Block {

    private static final String GOOGLENET = "googlenet";

    /** Side of the map from which Inception-v3's pooling leaves the 5×5 that its second convolution needs. */
    private static final int WIDE_ENOUGH = 17;

    public static final OperationType TYPE = OperationType.of(
            "auxiliary_head",
            "Auxiliary head",
            OperationType.Group.BLOCK,
            1,
            "A second classifier that helps to train deep networks; join it to an auxiliary output (GoogLeNet, 2014).",
            "aux googlenet inception side classifier deep supervision",
            List.of(
                    Field.integer(
                            "out", "Classes", 1_000, 1, Field.MAX_CHANNELS, "classes", "Scores that it puts out."),
                    Field.choice(
                            "form",
                            "Form",
                            GOOGLENET,
                            List.of(GOOGLENET, "inception_v3"),
                            "googlenet: two linear layers; inception_v3: a 5×5 convolution and one linear layer."),
                    Field.decimal("dropout", "Dropout", 0.7, 0, 0.99, "Between GoogLeNet's two linear layers."),
                    BlockFields.eps(1e-3)),
            s -> new AuxiliaryHead(s.integer("out"), s.choice("form"), s.decimal("dropout"), s.decimal("eps")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public boolean counted() {
        return false;
    }

    public AuxiliaryHead withOut(int classes) {
        return new AuxiliaryHead(classes, form, dropout, eps);
    }

    @Override
    public Fragment expand(TensorShape in) {
        return form.equals(GOOGLENET) ? linear() : convolutional(in);
    }

    private Fragment linear() {
        return Fragment.builder()
                .then("avgpool", new AdaptiveAvgPool2d(Size.of(4)))
                .thenConvBnRelu("conv", Conv2d.plain(128, 1, 1), eps)
                .then("flatten", new Flatten())
                .then("fc1", new Linear(1_024, true))
                .then("relu", Activation.relu())
                .then("dropout", new Dropout(dropout))
                .then("fc2", new Linear(out, true))
                .build();
    }

    private Fragment convolutional(TensorShape in) {
        boolean wide = Math.min(in.height(), in.width()) >= WIDE_ENOUGH;
        return Fragment.builder()
                .then(
                        "avgpool",
                        wide
                                ? new AvgPool2d(Size.of(5), Size.of(3), Size.of(0), false, true)
                                : new AdaptiveAvgPool2d(Size.of(5)))
                .thenConvBnRelu("conv0", Conv2d.plain(128, 1, 1), eps)
                .thenConvBnRelu("conv1", Conv2d.plain(768, 5, 1).withPadding(Padding.NONE), eps)
                .then("pool", AdaptiveAvgPool2d.toOne())
                .then("flatten", new Flatten())
                .then("fc", new Linear(out, true))
                .build();
    }
}
