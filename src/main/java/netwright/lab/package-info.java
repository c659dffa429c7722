/**
 * Networks changed as the literature changed them: swap experiments over a whole drawing and compound scaling, each a
 * pure function from architecture to architecture that says in words what it did. Plain Java that knows
 * {@code architecture}, {@code analysis} and {@code catalog}.
 */
@NullMarked
package netwright.lab;

import org.jspecify.annotations.NullMarked;
