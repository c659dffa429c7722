package netwright.architecture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

    /**
     * The same with other values for some settings; those that then no longer apply are left out.
     *
     * @throws InvalidSetting when a value is not allowed
     */
    default Operation with(Map<String, Object> changed) {
        Map<String, Object> given = new LinkedHashMap<>(settings());
        given.putAll(changed);
        Set<String> known = type().fields(given).stream().map(Field::name).collect(Collectors.toSet());
        given.keySet().retainAll(known);
        return type().create(given);
    }
}
