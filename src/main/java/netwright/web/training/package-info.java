/**
 * Having a network trained and watching it: the Train dialog with its estimate, preview and rate finder, the list of runs, the
 * page of a run. {@link netwright.web.training.TrainingDesk} is the counter at which other pages ask for a training.
 */
@NullMarked
package netwright.web.training;

import org.jspecify.annotations.NullMarked;
