/**
 * The way from ResNet-50 to ConvNeXt-T (Liu et al., 2022) as a sequence of real architectures, each with what it costs here
 * and what the paper reports. Plain Java.
 */
@NullMarked
package netwright.lab.ladder;

import org.jspecify.annotations.NullMarked;
