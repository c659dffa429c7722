package netwright.architecture;

/** Settings that several blocks share. */
final class BlockFields {

    private BlockFields() {}

    static Field stride() {
        return Field.integer("stride", "Stride", 1, 1, 64, "pixels", "Step of the block; 2 halves the map.");
    }

    static Field activation() {
        return Field.choice(
                "activation",
                "Activation",
                Activation.Function.RELU.id(),
                Activation.Function.ids(),
                "Non-linearity inside the block.");
    }

    static Field kernel(int side) {
        return Field.integer(
                "kernel", "Kernel", side, 1, 63, "pixels", "Side of the kernel; padding keeps the map's sides.");
    }

    static Field seReduction() {
        return Field.integer(
                "seReduction",
                "SE reduction",
                0,
                0,
                1_024,
                "",
                "Adds squeeze and excitation with this reduction ratio; 0 leaves it out.");
    }

    static Field eps(double value) {
        return Field.decimal("eps", "Epsilon", value, 0, 1, "Added to the variance in batch norm.");
    }

    static Field momentum() {
        return Field.decimal("momentum", "Momentum", 0.1, 0, 1, "Weight of the new batch in the running averages.");
    }

    static Field dropPath() {
        return Field.decimal("dropPath", "Drop path", 0, 0, 0.99, "Probability of skipping the branch in training.");
    }
}
