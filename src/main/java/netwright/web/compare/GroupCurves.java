package netwright.web.compare;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.RangeInput;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import netwright.web.Numbers;
import netwright.web.Theme;
import netwright.web.element.Charts;
import netwright.web.element.NetChart;
import tools.jackson.databind.node.ObjectNode;

/** Curves of several groups on top of each other: mean over the seeds, a standard deviation to either side. */
final class GroupCurves extends Div {

    private static final long serialVersionUID = 1L;

    private final RangeInput smoothing = new RangeInput();
    private final Span weight = new Span();
    private final Checkbox log = new Checkbox("Logarithmic loss");
    private final NetChart loss = new NetChart();
    private final NetChart top1 = new NetChart();
    private final NetChart validation = new NetChart();
    private final Paragraph note = new Paragraph();
    private final transient Runnable changed;
    private CurveChoice choice = CurveChoice.USUAL;
    private boolean choosing;
    private transient List<Line> lines = List.of();

    /** @param changed run when the person has chosen otherwise */
    GroupCurves(Runnable changed) {
        this.changed = changed;
        addClassName("group-curves");
        smoothing.setMin(0);
        smoothing.setMax(CurveChoice.MOST);
        smoothing.setStep(0.01);
        // Without a value a browser puts the slider into the middle.
        smoothing.getElement().setAttribute("value", "0");
        smoothing.setId("smoothing");
        smoothing.setValueChangeMode(ValueChangeMode.TIMEOUT);
        smoothing.setValueChangeTimeout(150);
        smoothing.addValueChangeListener(event -> chosen());
        log.addValueChangeListener(event -> chosen());
        NativeLabel label = new NativeLabel("Smoothing");
        label.setFor(smoothing);
        Div slider = new Div(label, smoothing, weight);
        slider.addClassName("slider");
        Div head = new Div(new H3("Curves"), slider, log);
        head.addClassName("curves-head");
        note.addClassName("quiet");
        Div charts = new Div(loss, top1, validation);
        charts.addClassName("charts");
        Theme.follow(this, dark -> List.of(loss, top1, validation).forEach(chart -> chart.theme(dark)));
        add(head, charts, note);
    }

    private void chosen() {
        Double weighed = smoothing.getValue();
        choice = new CurveChoice(Math.clamp(weighed == null ? 0 : weighed, 0, CurveChoice.MOST), log.getValue());
        weight.setText(Numbers.decimals(choice.weight(), 2));
        if (!choosing) {
            draw();
            changed.run();
        }
    }

    CurveChoice choice() {
        return choice;
    }

    /** Shows what an address asks for. */
    void choose(CurveChoice asked) {
        choosing = true;
        smoothing.setValue(asked.weight());
        log.setValue(asked.log());
        chosen();
        choosing = false;
    }

    void show(List<Line> all) {
        lines = List.copyOf(all);
        setVisible(!all.isEmpty());
        draw();
    }

    private void draw() {
        ObjectNode losses = Charts.overEpochs("Training loss", "cross-entropy, nats", false);
        if (choice.log()) {
            losses.put("yScale", "log");
        }
        ObjectNode training = Charts.overEpochs("Training top-1", "right, %", true);
        ObjectNode validated = Charts.overEpochs("Validation top-1", "right, %", true);
        boolean uneven = false;
        for (Line line : lines) {
            uneven |= draw(losses, line, Line::loss);
            draw(training, line, Line::top1);
            draw(validated, line, Line::validation);
        }
        loss.show(losses);
        top1.show(training);
        validation.show(validated);
        note.setText(words(uneven));
    }

    private boolean draw(ObjectNode chart, Line line, Function<Line, List<Map<Double, Double>>> curves) {
        MeanCurve curve = MeanCurve.of(curves.apply(line), choice.weight());
        Charts.Points mean = Charts.series(chart, line.name(), false);
        boolean spread = curve.points().stream().anyMatch(point -> point.seeds() > 1);
        Charts.Band band = spread ? Charts.band(chart) : null;
        Charts.Points faint = choice.weight() > 0 ? Charts.faint(chart) : null;
        for (MeanCurve.Point point : curve.points()) {
            mean.add(point.x(), point.mean());
            if (band != null) {
                band.add(point.low(), point.high());
            }
            if (faint != null) {
                faint.add(point.x(), point.raw());
            }
        }
        return curve.uneven();
    }

    private String words(boolean uneven) {
        StringBuilder words =
                new StringBuilder("Mean over the seeds; the band is one standard deviation to either side.");
        if (choice.weight() > 0) {
            words.append(" Smoothed as in TensorBoard; the pale line is the mean itself.");
        }
        if (lines.stream().anyMatch(Line::steps)) {
            words.append(" Where no epoch is over yet, single steps are shown.");
        }
        if (uneven) {
            words.append(" Some seeds have not got as far as others: there the mean is over those that have.");
        }
        return words.toString();
    }
}
