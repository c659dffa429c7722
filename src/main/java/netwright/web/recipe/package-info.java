/**
 * The form of a recipe: its parts with their settings, where its weights come from, its plot, its JSON, and the table of
 * what tells two recipes apart. It knows no run and no dialog around it.
 */
@NullMarked
package netwright.web.recipe;

import org.jspecify.annotations.NullMarked;
