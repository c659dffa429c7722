package netwright.web.compare;

import com.vaadin.flow.router.QueryParameters;
import netwright.web.Numbers;

/**
 * How curves are drawn, as the address of the page has it.
 *
 * @param weight of the smoothing, 0 to {@link #MOST}
 * @param log whether the axis of the loss is logarithmic
 */
record CurveChoice(double weight, boolean log) {

    static final double MOST = 0.99;
    static final CurveChoice USUAL = new CurveChoice(0, false);

    private static final String SMOOTH = "smooth";
    private static final String LOG = "log";

    CurveChoice {
        if (!(weight >= 0 && weight <= MOST)) {
            throw new IllegalArgumentException("smooth in the address must be a number from 0 to 0.99.");
        }
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException that says what {@code smooth} must be
     */
    static CurveChoice of(QueryParameters address) {
        boolean log = address.getSingleParameter(LOG).isPresent();
        String asked = address.getSingleParameter(SMOOTH).orElse("0");
        try {
            return new CurveChoice(Double.parseDouble(asked), log);
        } catch (NumberFormatException e) {
            return new CurveChoice(Double.NaN, log);
        }
    }

    /** Leaves out what is usual, so that the address stays short. */
    QueryParameters addedTo(QueryParameters address) {
        QueryParameters with = weight > 0 ? address.merging(SMOOTH, Numbers.decimals(weight, 2)) : address;
        return log ? with.merging(LOG, "1") : with;
    }
}
