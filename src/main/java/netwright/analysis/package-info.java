/**
 * What can be known about an architecture: shapes, receptive fields, cost, memory, and problems with their fixes.
 * Pure functions that know only {@code architecture}; an unfinished or wrong drawing is answered, never refused.
 */
@NullMarked
package netwright.analysis;

import org.jspecify.annotations.NullMarked;
