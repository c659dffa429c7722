package netwright.architecture;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a record's components as settings, so that a layer's settings are declared once. */
final class RecordSettings {

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private RecordSettings() {}

    static Map<String, Object> of(Operation operation) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (RecordComponent component : COMPONENTS.get(operation.getClass())) {
            settings.put(component.getName(), read(component, operation));
        }
        return Collections.unmodifiableMap(settings);
    }

    private static Object read(RecordComponent component, Operation operation) {
        try {
            Object value = component.getAccessor().invoke(operation);
            return value instanceof Named named ? named.id() : value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + component + " of " + operation, e);
        }
    }

    /** Enum settings are written by their id. */
    interface Named {
        String id();
    }
}
