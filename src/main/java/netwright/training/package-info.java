/**
 * Lowers an architecture to a DJL block, reads image data and trains. The only room that knows {@code ai.djl}.
 * It reports through {@link netwright.training.Progress} and knows neither the database nor the browser.
 */
@NullMarked
package netwright.training;

import org.jspecify.annotations.NullMarked;
