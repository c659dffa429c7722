/**
 * Presets.
 */
@NullMarked
package netwright.catalog;

import org.jspecify.annotations.NullMarked;
