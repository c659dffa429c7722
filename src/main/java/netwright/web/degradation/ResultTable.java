package netwright.web.degradation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import netwright.store.RunState;
import netwright.store.TrialState;
import netwright.sweep.Sample;
import netwright.training.EpochMetrics;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.degradation.Experiment.Attempt;
import netwright.web.degradation.Experiment.Member;

/** What came out for each network: errors after the last epoch, with a link to every run. */
final class ResultTable extends Div {

    private static final long serialVersionUID = 1L;

    private final Rows rows = new Rows();

    ResultTable() {
        add(rows);
    }

    void show(Experiment experiment) {
        int epochs = experiment.setup().recipe().epochs();
        rows.begin(List.of("Network", "Kind", "Weighted layers", "Training error", "Validation error", "Runs"));
        for (Member member : experiment.members()) {
            rows.add(
                    member.network().name(),
                    List.of(
                            new NativeTableCell(member.network().wiring().label()),
                            new NativeTableCell(
                                    Integer.toString(member.network().depth())),
                            new NativeTableCell(error(member, EpochMetrics::trainTop1)),
                            new NativeTableCell(error(member, EpochMetrics::validationTop1)),
                            runs(member, epochs)));
        }
    }

    /** Of the runs that are trained to the end; else of how far the foremost is. */
    private static String error(Member member, ToDoubleFunction<EpochMetrics> right) {
        List<Attempt> counted = member.counted().stream()
                .filter(attempt -> !attempt.epochs().isEmpty())
                .toList();
        if (counted.isEmpty()) {
            return "–";
        }
        Sample sample = new Sample(counted.stream()
                .map(attempt -> 1 - right.applyAsDouble(attempt.epochs().getLast()))
                .toList());
        Attempt first = counted.getFirst();
        return sample.n() > 1 || first.finished()
                ? Numbers.percent(sample)
                : "%s after epoch %d"
                        .formatted(
                                Numbers.percent(sample),
                                first.epochs().getLast().epoch());
    }

    private static NativeTableCell runs(Member member, int epochs) {
        NativeTableCell cell = new NativeTableCell();
        cell.addClassName("runs");
        for (Attempt attempt : member.attempts()) {
            cell.add(new Div(seed(attempt), new Span(" " + state(attempt, epochs))));
        }
        return cell;
    }

    private static Component seed(Attempt attempt) {
        String label = "seed " + attempt.seed();
        return attempt.trial().run() == null
                ? new Span(label)
                : Pages.link(Pages.run(attempt.trial().run().id()), label);
    }

    private static String state(Attempt attempt, int epochs) {
        var run = attempt.trial().run();
        TrialState state = attempt.trial().state();
        return switch (state) {
            case PLANNED -> "to come";
            case TRAINING ->
                run == null || run.state() == RunState.QUEUED
                        ? "waiting"
                        : "in training, %d of %s over"
                                .formatted(attempt.epochs().size(), Numbers.counted(epochs, "epoch"));
            case PAUSED -> "waiting";
            case STOPPED -> "stopped";
            case FINISHED -> "finished";
            case FAILED ->
                run == null || run.reason() == null ? "failed" : "failed: " + Objects.requireNonNull(run.reason());
            case CANCELLED -> "cancelled";
        };
    }
}
