/**
 * How a network is trained, as validated data: optimizer, learning rate, epochs, batch size, seed, engine, device.
 * Plain Java: nothing here trains, stores or shows.
 */
@NullMarked
package netwright.recipe;

import org.jspecify.annotations.NullMarked;
