/**
 * How a network is trained, as validated data: images and augmentation, optimizer and schedule, regularisation, initial
 * weights, transfer, and presets named after their papers. Each kind of part declares its settings once.
 * Plain Java: nothing here trains, stores or shows.
 */
@NullMarked
package netwright.recipe;

import org.jspecify.annotations.NullMarked;
