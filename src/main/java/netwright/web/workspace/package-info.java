/**
 * What a person has at hand, whichever page they are on: the drawings they have open with their undo history, the presets,
 * and everything of theirs that can stand beside another network. Knows no page; pages with a canvas tell it that they are
 * one ({@link netwright.web.workspace.DrawingPage}).
 */
@NullMarked
package netwright.web.workspace;

import org.jspecify.annotations.NullMarked;
