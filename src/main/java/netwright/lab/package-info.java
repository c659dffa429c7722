/**
 * The lecture's exhibits as computations: its worked examples, each with the network that it is about and what this
 * product makes of it. Plain Java that knows {@code architecture}, {@code analysis} and {@code catalog}.
 */
@NullMarked
package netwright.lab;

import org.jspecify.annotations.NullMarked;
