/**
 * Experiments over runs: the list of sweeps, the page of one with its figures while it goes on, and the degradation
 * experiment.
 */
@NullMarked
package netwright.web.sweep;

import org.jspecify.annotations.NullMarked;
