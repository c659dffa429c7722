package netwright.recipe;

/** Optimizers offered for training. */
public enum OptimizerName {
    SGD("sgd", "SGD, Nesterov momentum 0.9", 0.1),
    ADAM("adam", "Adam", 0.001),
    ADAMW("adamw", "AdamW", 0.002);

    private final String id;
    private final String label;
    private final double usualLearningRate;

    OptimizerName(String id, String label, double usualLearningRate) {
        this.id = id;
        this.label = label;
        this.usualLearningRate = usualLearningRate;
    }

    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    /** A peak learning rate that suits small networks with batch normalisation at batch 128. */
    public double usualLearningRate() {
        return usualLearningRate;
    }

    public static OptimizerName of(String text) {
        for (OptimizerName optimizer : values()) {
            if (optimizer.id.equalsIgnoreCase(text.strip())) {
                return optimizer;
            }
        }
        throw new IllegalArgumentException("Unknown optimizer '" + text + "'. Known are sgd, adam and adamw.");
    }
}
