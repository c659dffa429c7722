/** Experiments over runs: the list of sweeps, and the page of one with its figures while it goes on. */
@NullMarked
package netwright.web.sweep;

import org.jspecify.annotations.NullMarked;
