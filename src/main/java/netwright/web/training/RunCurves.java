package netwright.web.training;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import netwright.store.Run;
import netwright.store.Runs;
import netwright.training.EpochMetrics;
import netwright.training.StepMetrics;
import netwright.web.Theme;
import netwright.web.element.Charts;
import netwright.web.element.NetChart;
import tools.jackson.databind.node.ObjectNode;

/** Loss and top-1 of a run, step by step and epoch by epoch. */
final class RunCurves extends Div {

    private static final long serialVersionUID = 1L;
    private static final int CURVE_POINTS = 600;

    private final transient Runs runs;
    private final NetChart loss = new NetChart();
    private final NetChart top1 = new NetChart();
    private String drawn = "";

    RunCurves(Runs runs) {
        this.runs = runs;
        addClassName("charts");
        add(loss, top1);
        Theme.follow(this, dark -> List.of(loss, top1).forEach(chart -> chart.theme(dark)));
    }

    void show(Run now) {
        List<EpochMetrics> epochs = runs.epochs(now.id());
        String state = now.id() + " " + (now.latest() == null ? 0 : now.latest().step()) + "/" + epochs.size();
        if (state.equals(drawn)) {
            return;
        }
        drawn = state;
        List<StepMetrics> steps = runs.curve(now.id(), CURVE_POINTS);
        double perEpoch = now.latest() == null
                ? 1
                : (double) now.latest().steps() / now.recipe().epochs();
        ObjectNode losses = Charts.overEpochs("Loss", "cross-entropy, nats", false);
        ObjectNode scores = Charts.overEpochs("Top-1", "right, %", true);
        Charts.Points stepLoss = Charts.series(losses, "train, each step", false);
        Charts.Points stepTop1 = Charts.series(scores, "train, each step", false);
        for (StepMetrics step : steps) {
            stepLoss.add(step.step() / perEpoch, step.loss());
            stepTop1.add(step.step() / perEpoch, 100 * step.top1());
        }
        if (!epochs.isEmpty()) {
            addEpochs(epochs, losses, scores);
        }
        loss.show(losses);
        top1.show(scores);
    }

    private static void addEpochs(List<EpochMetrics> epochs, ObjectNode losses, ObjectNode scores) {
        Charts.Points trainLoss = Charts.series(losses, "train, epoch", false);
        Charts.Points trainTop1 = Charts.series(scores, "train, epoch", false);
        Charts.Points validationLoss = Charts.series(losses, "validation", true);
        Charts.Points validationTop1 = Charts.series(scores, "validation", true);
        for (EpochMetrics epoch : epochs) {
            trainLoss.add(epoch.epoch(), epoch.trainLoss());
            trainTop1.add(epoch.epoch(), 100 * epoch.trainTop1());
            validationLoss.add(epoch.epoch(), epoch.validationLoss());
            validationTop1.add(epoch.epoch(), 100 * epoch.validationTop1());
        }
    }
}
