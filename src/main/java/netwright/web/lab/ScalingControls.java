package netwright.web.lab;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.slider.DecimalSlider;
import com.vaadin.flow.router.QueryParameters;
import java.util.Locale;
import java.util.function.Consumer;
import netwright.architecture.Architecture;
import netwright.lab.CompoundScaling;

/** Sliders for φ, α, β, γ; each of the last three can be switched off, so that one dimension is scaled at a time. */
final class ScalingControls extends Div {

    private static final long serialVersionUID = 1L;

    static final double FIRST_PHI = 1;
    static final double MOST_PHI = 7;
    private static final double MOST = 1.5;

    private final DecimalSlider phi = slider("φ, how far to scale", 0, MOST_PHI, 0.1, FIRST_PHI);
    private final Dimension depth = new Dimension("Depth, α", 1.2);
    private final Dimension width = new Dimension("Width, β", 1.1);
    private final Dimension resolution = new Dimension("Resolution, γ", 1.15);
    private final Span exponent = new Span();
    private boolean updating;

    /** One dimension: whether it is scaled, its base, and what that comes to. */
    private static final class Dimension {
        final Checkbox on;
        final DecimalSlider base;
        final Span factor = new Span();

        Dimension(String label, double usual) {
            on = new Checkbox(label, true);
            base = slider(label, 1, MOST, 0.01, usual);
            factor.addClassName("figure");
        }

        double value() {
            return on.getValue() ? base.getValue() : 1;
        }
    }

    /** @param moved told whether more than φ changed */
    ScalingControls(Consumer<Boolean> moved) {
        addClassName("scaling-controls");
        exponent.addClassName("figure");
        Span name = new Span("Compound coefficient φ");
        add(control(new Div(name, exponent), phi));
        phi.addValueChangeListener(event -> tell(moved, false));
        for (Dimension dimension : new Dimension[] {depth, width, resolution}) {
            add(control(new Div(dimension.on, dimension.factor), dimension.base));
            dimension.on.addValueChangeListener(event -> {
                dimension.base.setEnabled(event.getValue());
                tell(moved, true);
            });
            dimension.base.addValueChangeListener(event -> tell(moved, true));
        }
    }

    private void tell(Consumer<Boolean> moved, boolean coefficients) {
        if (!updating) {
            moved.accept(coefficients);
        }
    }

    private static Div control(Div head, DecimalSlider slider) {
        head.addClassName("scaling-control-head");
        Div control = new Div(head, slider);
        control.addClassName("scaling-control");
        return control;
    }

    private static DecimalSlider slider(String label, double min, double max, double step, double value) {
        DecimalSlider slider = new DecimalSlider(min, max);
        slider.setStep(step);
        slider.setValue(value);
        slider.setAriaLabel(label);
        slider.setMinMaxVisible(true);
        return slider;
    }

    double phi() {
        return phi.getValue();
    }

    /** 1 where a dimension is switched off. */
    CompoundScaling.Coefficients coefficients() {
        return new CompoundScaling.Coefficients(depth.value(), width.value(), resolution.value());
    }

    CompoundScaling.Factors factors() {
        return coefficients().at(phi());
    }

    /** Sets all of them, every dimension on; answers whether the coefficients changed. */
    boolean show(double newPhi, CompoundScaling.Coefficients coefficients) {
        boolean changes = !coefficients().equals(coefficients);
        updating = true;
        phi.setValue(newPhi);
        depth.base.setValue(coefficients.alpha());
        width.base.setValue(coefficients.beta());
        resolution.base.setValue(coefficients.gamma());
        for (Dimension dimension : new Dimension[] {depth, width, resolution}) {
            dimension.on.setValue(true);
            dimension.base.setEnabled(true);
        }
        updating = false;
        return changes;
    }

    /** Sets what the address names; what it does not is as at first. */
    void show(QueryParameters asked) {
        show(
                asked(asked, "phi", 0, MOST_PHI, FIRST_PHI),
                new CompoundScaling.Coefficients(
                        asked(asked, "alpha", 1, MOST, CompoundScaling.Coefficients.EFFICIENTNET.alpha()),
                        asked(asked, "beta", 1, MOST, CompoundScaling.Coefficients.EFFICIENTNET.beta()),
                        asked(asked, "gamma", 1, MOST, CompoundScaling.Coefficients.EFFICIENTNET.gamma())));
    }

    private static double asked(QueryParameters parameters, String name, double least, double most, double otherwise) {
        try {
            double value =
                    Double.parseDouble(parameters.getSingleParameter(name).orElse(""));
            return value >= least && value <= most ? value : otherwise;
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }

    QueryParameters addedTo(QueryParameters parameters) {
        return parameters
                .merging("phi", number(phi()))
                .merging("alpha", number(depth.value()))
                .merging("beta", number(width.value()))
                .merging("gamma", number(resolution.value()));
    }

    void showFactors(CompoundScaling.Factors factors, Architecture scaled) {
        exponent.setText("φ = " + number(phi()));
        depth.factor.setText("%s, d = %s".formatted(number(depth.base.getValue()), number(factors.depth())));
        width.factor.setText("%s, w = %s".formatted(number(width.base.getValue()), number(factors.width())));
        resolution.factor.setText("%s, %d px"
                .formatted(number(resolution.base.getValue()), scaled.input().height()));
    }

    /** Up to three decimals, without needless zeros. */
    static String number(double value) {
        return String.format(Locale.ENGLISH, "%.3f", value)
                .replaceFirst("0+$", "")
                .replaceFirst("\\.$", "");
    }
}
