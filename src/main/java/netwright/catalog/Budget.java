package netwright.catalog;

import java.util.Comparator;
import java.util.List;

/**
 * What one can afford.
 *
 * @param parameters at most
 * @param macs at most, for one image
 */
public record Budget(long parameters, long macs) {

    /** @param top1 in percent */
    public record Offer(String id, String title, long parameters, long macs, double top1) {}

    /**
     * @param within those that fit, the most accurate first; of equals the cheaper
     * @param missed those more accurate than the best within, by how much more they need
     */
    public record Answer(List<Offer> within, List<Offer> missed) {}

    public Answer best(List<Offer> all) {
        List<Offer> within = all.stream()
                .filter(this::affords)
                .sorted(Comparator.comparingDouble(Offer::top1)
                        .reversed()
                        .thenComparingLong(Offer::macs)
                        .thenComparingLong(Offer::parameters))
                .toList();
        double best =
                within.isEmpty() ? Double.NEGATIVE_INFINITY : within.getFirst().top1();
        List<Offer> missed = all.stream()
                .filter(offer -> !affords(offer) && offer.top1() > best)
                .sorted(Comparator.comparingDouble(this::excess))
                .toList();
        return new Answer(within, missed);
    }

    public boolean affords(Offer offer) {
        return offer.parameters() <= parameters && offer.macs() <= macs;
    }

    /** How many times the budget an offer takes, where it takes most; at most 1 for what fits. */
    public double excess(Offer offer) {
        return Math.max(
                (double) offer.parameters() / Math.max(1, parameters), (double) offer.macs() / Math.max(1, macs));
    }
}
