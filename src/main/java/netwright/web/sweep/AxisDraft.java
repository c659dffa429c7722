package netwright.web.sweep;

import java.io.Serializable;
import netwright.recipe.RecipeText;
import netwright.sweep.Axis;
import netwright.sweep.Values;
import netwright.sweep.Varied.Offer;

/**
 * An axis as it stands in the form, whether or not it can be.
 *
 * @param name of the axis
 * @param listed values as typed, see {@link AxisText}
 * @param ranged whether the ends below count instead
 * @param from as typed
 * @param to as typed
 * @param spacing of the range
 * @param count values that a grid takes from the range
 */
record AxisDraft(String name, String listed, boolean ranged, String from, String to, Values.Spacing spacing, int count)
        implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int USUAL_COUNT = 4;

    /** With some values around what stands there now. */
    static AxisDraft of(Offer offer) {
        return new AxisDraft(offer.name(), AxisText.around(offer), false, "", "", Values.Spacing.LINEAR, USUAL_COUNT);
    }

    static AxisDraft of(Axis axis) {
        return switch (axis.values()) {
            case Values.Listed values ->
                new AxisDraft(
                        axis.name(),
                        AxisText.write(values.values()),
                        false,
                        "",
                        "",
                        Values.Spacing.LINEAR,
                        USUAL_COUNT);
            case Values.Range range ->
                new AxisDraft(
                        axis.name(),
                        "",
                        true,
                        RecipeText.number(range.low()),
                        RecipeText.number(range.high()),
                        range.spacing(),
                        USUAL_COUNT);
        };
    }

    /**
     * The values meant.
     *
     * @param random whether a range is drawn from, and not cut into its count
     * @throws IllegalArgumentException in a sentence for whoever typed them
     */
    Values values(Offer offer, boolean random) {
        if (!ranged) {
            return new Values.Listed(AxisText.read(offer, listed));
        }
        Values.Range range = new Values.Range(AxisText.number(offer, from), AxisText.number(offer, to), spacing);
        return random ? range : range.steps(count, offer.field().kind() == netwright.architecture.Field.Kind.INTEGER);
    }
}
