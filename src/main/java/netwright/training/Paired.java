package netwright.training;

import java.util.BitSet;

/**
 * Two ways to classify the same images. As both see the same ones, only those count on which they disagree.
 *
 * @param images in all
 * @param gained images that the first way got wrong and the second right
 * @param lost images that the first way got right and the second wrong
 */
public record Paired(int images, int gained, int lost) {

    /** Two-sided 95 % of the normal distribution. */
    private static final double QUANTILE = 1.959964;

    /** Half an image in each of the four cells. */
    private static final double PSEUDO = 0.5;

    static Paired of(BitSet first, BitSet second, int images) {
        BitSet gained = (BitSet) second.clone();
        gained.andNot(first);
        BitSet lost = (BitSet) first.clone();
        lost.andNot(second);
        return new Paired(images, gained.cardinality(), lost.cardinality());
    }

    /** In top-1, second less first, as a share. */
    public double difference() {
        return (double) (gained - lost) / images;
    }

    /**
     * Half the width of the 95 % interval around {@link #centre}: Wald's for matched pairs, with half an image added to
     * each cell, so that few disagreements do not look like certainty (Agresti and Min, 2005).
     */
    public double reach() {
        double n = images + 4 * PSEUDO;
        double disagreeing = gained + lost + 2 * PSEUDO;
        return QUANTILE * Math.sqrt(disagreeing - (double) (gained - lost) * (gained - lost) / n) / n;
    }

    /** Of the interval: the difference, drawn a little towards none. */
    public double centre() {
        return (gained - lost) / (images + 4 * PSEUDO);
    }

    /** Whether other images of the same kind would hardly give no difference, or the opposite one. */
    public boolean beyondChance() {
        return Math.abs(centre()) > reach();
    }
}
