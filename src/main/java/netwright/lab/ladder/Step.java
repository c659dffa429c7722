package netwright.lab.ladder;

/** The changes that lead from ResNet-50 to ConvNeXt-T, in the paper's order; each rung keeps those before it. */
enum Step {
    ORIGINAL,
    RECIPE,
    STAGE_RATIO,
    PATCHIFY,
    DEPTHWISE,
    WIDTH,
    INVERTED,
    MOVE_UP,
    KERNEL,
    GELU,
    FEWER_ACTIVATIONS,
    FEWER_NORMS,
    LAYER_NORM,
    SEPARATE_DOWNSAMPLING;

    boolean from(Step other) {
        return compareTo(other) >= 0;
    }
}
