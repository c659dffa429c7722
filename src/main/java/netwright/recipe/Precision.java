package netwright.recipe;

import org.jspecify.annotations.Nullable;

/**
 * In what numbers a network computes. Weights, optimizer state, norms and the loss are float32 in any case; what is lower
 * are the inputs and outputs of convolutions and linear layers, as under PyTorch's autocast.
 */
public enum Precision {
    /** 24 significant bits. */
    FLOAT32("float32"),
    /** 8 significant bits with the range of float32, so that gradients need no scaling. */
    BFLOAT16("bfloat16");

    private final String label;

    Precision(String label) {
        this.label = label;
    }

    /** As recipes and PyTorch write it. */
    public String label() {
        return label;
    }

    /** Accepts the label in any case. Throws {@link IllegalArgumentException} that lists what there is. */
    public static Precision of(String text) {
        for (Precision precision : values()) {
            if (precision.label.equalsIgnoreCase(text.strip())) {
                return precision;
            }
        }
        throw new IllegalArgumentException("Unknown precision '" + text + "'. Known are float32 and bfloat16.");
    }

    /** Why an engine cannot train in it, and what to do; null when it can. */
    public @Nullable String objection(EngineName engine) {
        return this == FLOAT32 || engine == EngineName.PYTORCH
                ? null
                : "MXNet trains in float32 only: its last release, 1.9, has bfloat16 for few operators on the CPU, and"
                        + " DJL passes it none. Choose PyTorch as the engine, or float32.";
    }
}
