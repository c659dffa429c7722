package netwright.training;

/**
 * Which views of an image are taken beside the whole of it and its centre.
 *
 * @param mirrored ten crops instead of five; false for images whose mirror image means something else
 * @param scales those at five scales too, which take five times as many forward passes (He et al., 2015)
 */
public record Crops(boolean mirrored, boolean scales) {}
