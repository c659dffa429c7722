/**
 * The two browser elements ({@code docs/elements.md}) and what they show: the canvas with the JSON of a drawing, the
 * chart with the JSON of its kinds, the inside of a block on a canvas. Knows no page.
 */
@NullMarked
package netwright.web.element;

import org.jspecify.annotations.NullMarked;
