/**
 * Networks changed as the literature changed them: swap experiments over a whole drawing, compound scaling, and the
 * ladder from ResNet-50 to ConvNeXt-T, each a pure function that says in words what it did. Plain Java that knows
 * {@code architecture}, {@code analysis} and {@code catalog}.
 */
@NullMarked
package netwright.lab;

import org.jspecify.annotations.NullMarked;
