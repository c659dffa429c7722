package netwright.architecture;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every kind of operation but user-made blocks, found by walking the sealed types, so that no list has to be kept. What
 * a document adds to them is in {@link Architecture#types()}.
 */
public final class OperationTypes {

    private static final Map<String, OperationType> ALL = collect();

    private OperationTypes() {}

    /** In palette order. */
    public static List<OperationType> all() {
        return List.copyOf(ALL.values());
    }

    static Set<String> ids() {
        return new HashSet<>(ALL.keySet());
    }

    public static Optional<OperationType> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    /** Throws {@link IllegalArgumentException} that names the id. */
    public static OperationType get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("There is no layer or block '" + id + "'."));
    }

    /** The kind that someone who wrote this probably meant: by a similar id, else by a keyword. */
    static Optional<OperationType> nearest(String id) {
        String wanted = id.toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(type -> distance(type.id(), wanted) <= 2
                        || !wanted.isEmpty() && type.id().contains(wanted)
                        || wanted.contains(type.id())
                        || List.of(type.keywords().split(" ")).contains(wanted))
                .min(Comparator.comparingInt(type -> distance(type.id(), wanted)));
    }

    /** Letters to insert, remove or change (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
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
            } else if (permitted != DefinedBlock.class) {
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
