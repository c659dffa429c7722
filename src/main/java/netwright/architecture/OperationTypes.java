package netwright.architecture;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every kind of operation, found by walking the sealed types, so that no list has to be kept. */
public final class OperationTypes {

    private static final Map<String, OperationType> ALL = collect();

    private OperationTypes() {}

    /** In palette order. */
    public static List<OperationType> all() {
        return List.copyOf(ALL.values());
    }

    public static Optional<OperationType> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    /** Throws {@link IllegalArgumentException} that names the id. */
    public static OperationType get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("There is no layer or block '" + id + "'."));
    }

    private static Map<String, OperationType> collect() {
        List<OperationType> types = new ArrayList<>();
        collect(Operation.class, types);
        types.sort(Comparator.comparing(OperationType::group));
        Map<String, OperationType> byId = new LinkedHashMap<>();
        types.forEach(type -> byId.put(type.id(), type));
        return Collections.unmodifiableMap(byId);
    }

    private static void collect(Class<?> sealed, List<OperationType> types) {
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                collect(permitted, types);
            } else {
                types.add(typeOf(permitted));
            }
        }
    }

    private static OperationType typeOf(Class<?> operation) {
        try {
            Field type = operation.getDeclaredField("TYPE");
            return (OperationType) type.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(operation + " needs a static TYPE", e);
        }
    }
}
