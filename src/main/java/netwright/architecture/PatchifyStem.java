package netwright.architecture;

import java.util.List;

/** Cuts the image into patches that do not overlap, a convolution with stride = kernel, and layer norm (Liu et al., 2022, §2.2). */
public record PatchifyStem(int out, int patch) implements Block {

    public static final OperationType TYPE = OperationType.of(
            "patchify_stem",
            "Patchify stem",
            OperationType.Group.BLOCK,
            1,
            "A convolution whose stride is its kernel, and layer norm: ConvNeXt's first layers (2022).",
            "convnext patch embedding vit swin stem",
            List.of(
                    Field.out(96),
                    Field.integer(
                            "patch", "Patch", 4, 1, Field.MAX_SIDE, "pixels", "Side of a patch: kernel and stride.")),
            s -> new PatchifyStem(s.integer("out"), s.integer("patch")));

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
                .then("0", new Conv2d(out, Size.of(patch), Size.of(patch), Padding.NONE, Size.ONE, 1, true))
                .then("1", new LayerNorm2d(1e-6))
                .build();
    }
}
