/**
 * Networks changed as the literature changed them: swap experiments over a whole drawing and compound scaling, each a pure
 * function that says in words what it did. Beside it {@code ladder}, from ResNet-50 to ConvNeXt-T, and {@code examples}, the
 * lecture's numbers computed. Plain Java that knows {@code architecture}, {@code analysis} and {@code catalog}.
 */
@NullMarked
package netwright.lab;

import org.jspecify.annotations.NullMarked;
