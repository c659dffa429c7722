package netwright.architecture;

import java.util.ArrayList;
import java.util.List;

/**
 * The inside of a block, in an order in which every part comes after those it reads.
 *
 * @param parts the operations inside
 * @param output id of the part whose output is the block's
 */
public record Fragment(List<Part> parts, String output) {

    /** Stands for the block's input where a part names what it reads. */
    public static final String IN = "";

    /** @param inputs ids of earlier parts, or {@link #IN}, in port order */
    public record Part(String id, Operation operation, List<String> inputs) {}

    static Builder builder() {
        return new Builder();
    }

    /** Collects parts; the last one added to the chain is read by the next. */
    static final class Builder {
        private final List<Part> parts = new ArrayList<>();
        private String last = IN;

        /** Adds a part that reads the part before it, or the block's input if it is the first. */
        Builder then(String id, Operation operation) {
            return add(id, operation, last);
        }

        Builder add(String id, Operation operation, String... inputs) {
            parts.add(new Part(id, operation, List.of(inputs)));
            last = id;
            return this;
        }

        /** Adds a convolution, batch norm and ReLU that read {@code from}, and answers the last one's id. */
        String convBnRelu(String id, Conv2d conv, double eps, String from) {
            add(id + ".conv", conv, from);
            then(id + ".bn", new BatchNorm2d(eps, 0.1)).then(id + ".relu", Activation.relu());
            return last;
        }

        Builder thenConvBnRelu(String id, Conv2d conv, double eps) {
            convBnRelu(id, conv, eps, last);
            return this;
        }

        /** Drop path behind the chain, where there is any. */
        Builder thenDropPath(double p) {
            return p > 0 ? then("drop_path", new DropPath(p)) : this;
        }

        String last() {
            return last;
        }

        Fragment build() {
            return new Fragment(List.copyOf(parts), last);
        }
    }
}
