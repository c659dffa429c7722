package netwright.recipe;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import netwright.architecture.Field;

/** A part of a recipe: a record whose components are the fields that its {@link Kind} declares. */
public sealed interface Part
        permits Optimizer, Schedule, Augmentation, Mixing, Regulariser, Initialisation, Transfer.Strategy {

    Kind<? extends Part> kind();

    /** Values by field name, in the order of the fields. */
    default Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (RecordComponent component : getClass().getRecordComponents()) {
            try {
                settings.put(component.getName(), component.getAccessor().invoke(this));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Cannot read " + component + " of " + this, e);
            }
        }
        return Collections.unmodifiableMap(settings);
    }

    /** Checks every setting, for the compact constructors. Throws {@link netwright.architecture.InvalidSetting}. */
    static void check(Kind<?> kind, Object... values) {
        for (int i = 0; i < values.length; i++) {
            Field field = kind.fields().get(i);
            field.check(values[i]);
        }
    }
}
