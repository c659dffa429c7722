package netwright.web.lab;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import netwright.analysis.Analysis;
import netwright.lab.CompoundScaling;
import netwright.lab.EfficientNets;
import netwright.web.Numbers;
import netwright.web.workspace.Candidate;
import org.jspecify.annotations.Nullable;

/** What a scaling is, in words: the constraint and what came of it, the published numbers beside it. */
final class ScalingWords extends Div {

    private static final long serialVersionUID = 1L;
    private static final double CLOSE = 0.1;

    /**
     * @param published the network whose coefficients are in force instead of α^φ, β^φ, γ^φ
     * @param analysis of the scaled network
     * @param reference of the catalogue's network of that name
     */
    record State(
            Candidate base,
            @Nullable EfficientNets published,
            double phi,
            CompoundScaling.Coefficients coefficients,
            CompoundScaling.Factors factors,
            Analysis analysis,
            @Nullable Analysis reference) {}

    ScalingWords() {
        addClassName("scaling-words");
        getElement().setAttribute("aria-live", "polite");
    }

    void show(State state) {
        removeAll();
        if (state.published() instanceof EfficientNets published) {
            add(published(published));
            if (state.reference() instanceof Analysis reference) {
                add(compared(published, state.analysis(), reference));
            }
        }
        add(constraint(state.coefficients()));
        add(ratio(state));
    }

    private static Paragraph published(EfficientNets one) {
        CompoundScaling.Factors formula = CompoundScaling.Coefficients.EFFICIENTNET.at(one.phi());
        return new Paragraph(
                "EfficientNet-%s as published: d = %s, w = %s, %d pixels. The formula at φ = %s gives d = %s, w = %s, %d pixels."
                        .formatted(
                                one.name(),
                                ScalingControls.number(one.depth()),
                                ScalingControls.number(one.width()),
                                one.resolution(),
                                ScalingControls.number(one.phi()),
                                ScalingControls.number(formula.depth()),
                                ScalingControls.number(formula.width()),
                                Math.round(EfficientNets.BASE_RESOLUTION * formula.resolution())));
    }

    private static Paragraph compared(EfficientNets one, Analysis scaled, Analysis reference) {
        boolean equal = scaled.totals().cost().equals(reference.totals().cost());
        Paragraph text = new Paragraph("The preset EfficientNet-%s has %s parameters and %s MACs at %d pixels: "
                .formatted(
                        one.name(),
                        Numbers.exact(reference.totals().cost().parameters()),
                        Numbers.exact(reference.totals().cost().macs()),
                        one.resolution()));
        Span verdict = new Span(equal ? "the same as here." : "not the same as here.");
        verdict.addClassName(equal ? "equal" : "unequal");
        text.add(verdict);
        return text;
    }

    private static Paragraph constraint(CompoundScaling.Coefficients coefficients) {
        double value = coefficients.constraint();
        Span verdict = new Span(
                Math.abs(value - 2) <= CLOSE
                        ? "near 2, as the paper asks."
                        : value < 2
                                ? "below 2: a step costs less than double."
                                : "above 2: a step costs more than double.");
        verdict.addClassName(Math.abs(value - 2) <= CLOSE ? "equal" : "unequal");
        Paragraph text = new Paragraph("α · β² · γ² = %s · %s² · %s² = %s, "
                .formatted(
                        ScalingControls.number(coefficients.alpha()),
                        ScalingControls.number(coefficients.beta()),
                        ScalingControls.number(coefficients.gamma()),
                        ScalingControls.number(value)));
        text.addClassName("constraint");
        text.add(verdict);
        return text;
    }

    private static Paragraph ratio(State state) {
        double computed = (double) state.analysis().totals().cost().macs()
                / Math.max(1, state.base().analysis().totals().cost().macs());
        CompoundScaling.Factors factors = state.factors();
        double ideal = factors.depth() * Math.pow(factors.width(), 2) * Math.pow(factors.resolution(), 2);
        return new Paragraph(
                "MACs really computed: %s. d · w² · r² would be %s, and 2^φ is %s. They differ because channels are rounded to multiples of 8, repeats up and sides to whole pixels, because stem, head and classifier are not repeated, and because depthwise convolutions grow with w and linear layers not with r."
                        .formatted(
                                Numbers.ratio(computed),
                                Numbers.ratio(ideal),
                                Numbers.ratio(Math.pow(2, state.phi()))));
    }
}
