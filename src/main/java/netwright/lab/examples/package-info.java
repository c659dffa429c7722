/**
 * The numbers that the lecture states about architectures, each beside the same number computed from a little network. The
 * statements are data in {@code worked-examples.json}. Plain Java.
 */
@NullMarked
package netwright.lab.examples;

import org.jspecify.annotations.NullMarked;
