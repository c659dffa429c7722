package netwright.architecture;

import java.util.Map;

/** Complete, checked settings of an operation, read by its factory. */
record Settings(Map<String, Object> values) {

    int integer(String name) {
        return (Integer) value(name);
    }

    double decimal(String name) {
        return (Double) value(name);
    }

    boolean on(String name) {
        return (Boolean) value(name);
    }

    String choice(String name) {
        return (String) value(name);
    }

    Size size(String name) {
        return (Size) value(name);
    }

    Padding padding() {
        return (Padding) value("padding");
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("The type declares no field '" + name + "'");
        }
        return value;
    }
}
