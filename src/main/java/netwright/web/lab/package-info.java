/**
 * The pages of {@link netwright.lab}: compound scaling, the ladder from ResNet to ConvNeXt, the worked examples of the
 * lecture.
 */
@NullMarked
package netwright.web.lab;

import org.jspecify.annotations.NullMarked;
