/**
 * The degradation experiment: plain and residual networks of several depths under one recipe, with one button; its curves as
 * in the paper while they are trained and afterwards, and what can be said of them.
 */
@NullMarked
package netwright.web.degradation;

import org.jspecify.annotations.NullMarked;
