/** Measurements of speed; run by hand, not by the tests. */
@NullMarked
package netwright.benchmark;

import org.jspecify.annotations.NullMarked;
