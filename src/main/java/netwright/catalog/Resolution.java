package netwright.catalog;

/**
 * The part of a network that works at one map size.
 *
 * @param height of the maps, in positions
 * @param width of the maps
 * @param channels of the last map of this size
 * @param blocks residual units, Inception modules and the like that put out this size; in what is drawn layer by layer, joins
 *     (add or concat)
 * @param layers convolutions whose output has this size
 */
public record Resolution(int height, int width, int channels, int blocks, int layers) {

    /** {@code 56×56 · 256 · 3 blocks}. */
    @Override
    public String toString() {
        String inside = blocks > 0
                ? blocks + (blocks == 1 ? " block" : " blocks")
                : layers + (layers == 1 ? " layer" : " layers");
        return "%d×%d · %d · %s".formatted(height, width, channels, inside);
    }
}
