/**
 * The page on which networks are drawn, with everything around its canvas, and the list of saved designs. It knows the other
 * pages; they reach it by its address.
 */
@NullMarked
package netwright.web.designer;

import org.jspecify.annotations.NullMarked;
