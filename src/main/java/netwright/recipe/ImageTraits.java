package netwright.recipe;

import org.jspecify.annotations.Nullable;

/**
 * What may be done to a data set's images without making their labels wrong.
 *
 * @param title of the data set
 * @param gray whether the network gets gray images, also gray repeated over three channels
 * @param mirror whether a picture mirrored left to right keeps its label; null where nobody knows
 * @param upsideDown whether one turned top to bottom keeps its label; null where nobody knows
 * @param turn largest angle in degrees that keeps labels; 180 where any does, null where nobody knows
 */
public record ImageTraits(
        String title,
        boolean gray,
        @Nullable Boolean mirror,
        @Nullable Boolean upsideDown,
        @Nullable Double turn) {}
