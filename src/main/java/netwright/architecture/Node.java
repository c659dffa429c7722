package netwright.architecture;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A drawn operation.
 *
 * @param id unique within the architecture, 1 to 80 letters, digits, {@code _ - .}
 * @param at null while it has no place of its own; a layout gives it one
 */
public record Node(String id, Operation operation, @Nullable Position at) {

    public static final String ID_PATTERN = "[\\p{L}\\p{N}_.-]{1,80}";

    static final int LONGEST_ID = 80;

    private static final Pattern ID = Pattern.compile(ID_PATTERN);

    public Node {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "'" + id + "' is no node name: use 1 to 80 letters, digits, underscores, dots or hyphens.");
        }
    }

    public static Node of(String id, Operation operation) {
        return new Node(id, operation, null);
    }

    public Node withOperation(Operation other) {
        return new Node(id, other, at);
    }

    public Node at(@Nullable Position position) {
        return new Node(id, operation, position);
    }
}
