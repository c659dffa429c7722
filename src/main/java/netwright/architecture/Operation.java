package netwright.architecture;

import java.util.Map;

/** What a node does: a primitive {@link Layer} or a {@link Block} of layers. Always a record of its settings. */
public sealed interface Operation permits Layer, Block {

    /** Description shared by all operations of this kind. */
    OperationType type();

    /** True for the outputs, of the network and of its auxiliary classifiers: nothing reads them. */
    default boolean ends() {
        return false;
    }

    /** Settings by name in declaration order; values are Integer, Double, Boolean, String, {@link Size}, {@link Padding}. */
    default Map<String, Object> settings() {
        return RecordSettings.of(this);
    }
}
