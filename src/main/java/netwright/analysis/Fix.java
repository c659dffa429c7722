package netwright.analysis;

import java.util.function.UnaryOperator;
import netwright.architecture.Architecture;

/**
 * A way out of a problem that one click takes.
 *
 * @param label what it does, as on a button
 * @param edit the change; applies to the architecture the problem was found in
 */
public record Fix(String label, UnaryOperator<Architecture> edit) {}
