package netwright.architecture;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A block that was opened into its parts, so that it can be closed again.
 *
 * @param block the node as it was; its id stays taken
 * @param parts the node that each part became, by the part's id; a part may have been opened in turn
 */
public record Opened(Node block, Map<String, String> parts) {

    public Opened {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    public String id() {
        return block.id();
    }

    Opened withBlock(Node other) {
        return new Opened(other, parts);
    }

    /** The same under other names. */
    Opened renamed(UnaryOperator<String> names) {
        Map<String, String> renamed = new LinkedHashMap<>();
        parts.forEach((part, node) -> renamed.put(part, names.apply(node)));
        return new Opened(new Node(names.apply(block.id()), block.operation(), block.at()), renamed);
    }
}
