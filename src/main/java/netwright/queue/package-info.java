/**
 * Decides who trains what: the web app's side starts workers, takes back the runs of lost ones and gives up on a run
 * that kills them; the worker's side claims a run, trains it, writes down its progress and honours cancel.
 * A worker runs without Spring. How a network is trained and what a table looks like is known elsewhere.
 */
@NullMarked
package netwright.queue;

import org.jspecify.annotations.NullMarked;
