package netwright.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Complete, checked settings, read by the factory of what they belong to. */
public record Settings(Map<String, Object> values) {

    /**
     * The given settings, checked, with defaults for those left out.
     *
     * @param label of what they belong to, for messages
     * @throws InvalidSetting when a setting is unknown, has the wrong kind or lies outside its range
     */
    public static Settings complete(String label, List<Field> fields, Map<String, Object> given) {
        Map<String, Object> complete = new LinkedHashMap<>();
        for (Field field : fields) {
            complete.put(field.name(), field.check(given.getOrDefault(field.name(), field.defaultValue())));
        }
        for (String name : given.keySet()) {
            if (!complete.containsKey(name)) {
                throw new InvalidSetting(
                        name,
                        "%s has no setting '%s'. It has %s."
                                .formatted(
                                        label,
                                        name,
                                        complete.isEmpty() ? "none" : String.join(", ", complete.keySet())));
            }
        }
        return new Settings(complete);
    }

    public int integer(String name) {
        return (Integer) value(name);
    }

    public double decimal(String name) {
        return (Double) value(name);
    }

    public boolean on(String name) {
        return (Boolean) value(name);
    }

    public String choice(String name) {
        return (String) value(name);
    }

    public List<Double> numbers(String name) {
        return ((List<?>) value(name)).stream().map(Double.class::cast).toList();
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
