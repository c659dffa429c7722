/**
 * Experiments over runs, as validated data: which networks under which recipes with which values and seeds, which of them
 * go on after some epochs, and what the results say. Plain Java that knows {@code architecture}, {@code analysis},
 * {@code catalog}, {@code lab} and {@code recipe}: nothing here trains, stores or shows.
 */
@NullMarked
package netwright.sweep;

import org.jspecify.annotations.NullMarked;
