/**
 * Known architectures with their papers and published results, and comparison: the stages of a network, the difference
 * between two, several side by side. Plain Java that knows {@code architecture} and {@code analysis}.
 */
@NullMarked
package netwright.catalog;

import org.jspecify.annotations.NullMarked;
