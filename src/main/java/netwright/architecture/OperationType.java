package netwright.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All that the palette, the inspector, the JSON reader and the canvas know of a kind of operation.
 *
 * @param id name in documents, {@code conv2d}
 * @param label name on screen, {@code Conv2d}
 * @param group section of the palette
 * @param inputs 0 for the input, 1, or {@link #ANY_NUMBER} for merges
 * @param help what it does, in one or two sentences, with the paper for blocks
 * @param keywords further words to find it by
 * @param fieldsFor the settings; may depend on settings already chosen (a stage shows its block's)
 * @param factory makes the operation from complete settings
 */
public record OperationType(
        String id,
        String label,
        Group group,
        int inputs,
        String help,
        String keywords,
        Function<Map<String, Object>, List<Field>> fieldsFor,
        Function<Settings, Operation> factory) {

    public static final int ANY_NUMBER = -1;

    /** Sections of the palette, in order. */
    public enum Group {
        BLOCK("Blocks"),
        CONVOLUTION("Convolution and linear"),
        POOLING("Pooling and shape"),
        NORMALISATION("Normalisation"),
        ACTIVATION("Activation"),
        REGULARISATION("Regularisation"),
        MERGE("Merge"),
        ENDS("Input and output");

        private final String label;

        Group(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static OperationType of(
            String id,
            String label,
            Group group,
            int inputs,
            String help,
            String keywords,
            List<Field> fields,
            Function<Settings, Operation> factory) {
        return new OperationType(id, label, group, inputs, help, keywords, chosen -> fields, factory);
    }

    /** {@code Conv2d conv1}; a node that is named as its kind is named once. */
    public String called(String node) {
        return label.equalsIgnoreCase(node) ? label : label + " " + node;
    }

    public boolean block() {
        return group == Group.BLOCK;
    }

    /** The settings to show when these values are chosen. */
    public List<Field> fields(Map<String, Object> chosen) {
        return fieldsFor.apply(chosen);
    }

    /** An operation with every setting at its default. */
    public Operation create() {
        return create(Map.of());
    }

    /**
     * An operation with the given settings, defaults elsewhere.
     *
     * @throws InvalidSetting when a setting is unknown, has the wrong kind or lies outside its range
     */
    public Operation create(Map<String, Object> given) {
        return factory.apply(Settings.complete(label, fields(given), given));
    }

    /** {@code operation} with the settings of the same name carried over from another one, where they are allowed. */
    public Operation createLike(Operation other) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (Map.Entry<String, Object> setting : other.settings().entrySet()) {
            given.put(setting.getKey(), setting.getValue());
            try {
                create(given);
            } catch (InvalidSetting notHere) {
                given.remove(setting.getKey());
            }
        }
        return create(given);
    }
}
