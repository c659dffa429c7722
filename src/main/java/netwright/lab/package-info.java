/**
 * The lecture's exhibits as computations: swap experiments over a whole drawing, compound scaling, the ladder from
 * ResNet-50 to ConvNeXt-T and the worked examples, each a pure function that says in words what it did. Plain Java that
 * knows {@code architecture}, {@code analysis} and {@code catalog}.
 */
@NullMarked
package netwright.lab;

import org.jspecify.annotations.NullMarked;
