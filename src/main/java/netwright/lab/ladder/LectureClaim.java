package netwright.lab.ladder;

/**
 * A line of the lecture's table of ConvNeXt's modifications.
 *
 * @param rung number of the rung that makes the change
 * @param gain points of accuracy as the lecture states them
 * @param verdict how that compares with the paper's table, in a sentence
 */
public record LectureClaim(String modification, String inspiredBy, int rung, double gain, String verdict) {}
