/**
 * Decides who trains what, with db-scheduler: the web app's side starts workers, takes back the runs of lost ones and
 * gives up on a run that kills them; the worker's side takes the run whose turn it is for each of its slots, trains it,
 * writes down its progress and honours cancel.
 * A worker runs without Spring. How a network is trained and what a table looks like is known elsewhere.
 */
@NullMarked
package netwright.queue;

import org.jspecify.annotations.NullMarked;
