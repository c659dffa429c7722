package netwright.recipe;

/** The DJL engines a run can choose from. */
public enum EngineName {
    MXNET("MXNet"),
    PYTORCH("PyTorch");

    private final String label;

    EngineName(String label) {
        this.label = label;
    }

    /** The name DJL registers the engine under, which is also how people write it. */
    public String label() {
        return label;
    }

    /** Accepts the label in any case. Throws {@link IllegalArgumentException} that lists the known engines. */
    public static EngineName of(String text) {
        for (EngineName engine : values()) {
            if (engine.label.equalsIgnoreCase(text.strip())) {
                return engine;
            }
        }
        throw new IllegalArgumentException("Unknown engine '" + text + "'. Known are MXNet and PyTorch.");
    }
}
