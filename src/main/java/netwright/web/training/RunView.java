package netwright.web.training;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import netwright.architecture.ArchitectureJson;
import netwright.store.Run;
import netwright.store.RunQueue;
import netwright.store.RunState;
import netwright.store.Runs;
import netwright.training.StepMetrics;
import netwright.web.Figure;
import netwright.web.MainLayout;
import netwright.web.Messages;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.Watch;
import netwright.web.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** One training: live while it goes on, its result when it is over. */
@Route(value = "run/:id", layout = MainLayout.class)
final class RunView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final int POLL_MILLIS = 1_000;

    private final transient Runs runs;
    private final transient RunQueue queue;
    private final transient Workspace workspace;
    private final transient TrainingDesk desk;
    private final H2 title = new H2();
    private final Span badge = new Span();
    private final Div actions = new Div();
    private final ProgressBar bar = new ProgressBar();
    private final Span phase = new Span();
    private final Div figures = new Div();
    private final RunCurves curves;
    private final RunResultPanel result;
    private final ExaminePanel examine;
    private final RunDetails details;
    private String shown = "";
    private transient @Nullable Run run;
    private final transient Watch watch =
            new Watch(this, POLL_MILLIS, () -> run != null && !run.state().isOver(), this::refresh);

    RunView(Runs runs, RunQueue queue, Workspace workspace, TrainingDesk desk, ExamineDesk examining) {
        this.desk = desk;
        this.runs = runs;
        this.queue = queue;
        this.workspace = workspace;
        this.curves = new RunCurves(runs);
        this.result = new RunResultPanel(runs);
        this.examine = new ExaminePanel(examining, runs);
        this.details = new RunDetails(runs);
        addClassNames("page", "run");
        Div head = new Div(title, badge, actions);
        head.addClassNames("page-head", "run-head");
        actions.addClassName("row-actions");
        phase.addClassName("quiet");
        phase.getElement().setAttribute("role", "status");
        figures.addClassName("run-figures");
        add(head, bar, phase, figures, curves, result, examine, details);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            UUID id = UUID.fromString(event.getRouteParameters().get("id").orElse(""));
            run = runs.find(id).orElse(null);
        } catch (IllegalArgumentException noId) {
            run = null;
        }
        if (run == null) {
            Messages.error("This run is not there any more.");
            event.forwardTo(RunsView.class);
            return;
        }
        refresh();
    }

    @Override
    public String getPageTitle() {
        return (run == null ? "Run" : run.name()) + " · Netwright";
    }

    private void refresh() {
        if (run == null) {
            return;
        }
        Run now = runs.find(run.id()).orElse(null);
        if (now == null) {
            UI.getCurrent().navigate(Pages.RUNS);
            return;
        }
        run = now;
        title.setText(now.name()
                + (now.origin() == null ? "" : ", revision " + now.origin().number()));
        Span state = RunsView.state(now);
        badge.setText(state.getText());
        badge.setClassName(state.getClassName());
        showActions(now);
        showProgress(now);
        showFigures(now);
        curves.show(now);
        showResult(now);
        examine.show(now);
        watch.follow();
    }

    /** While it goes on, nothing of this changes from one look to the next. */
    private void showResult(Run now) {
        String state = now.id() + " " + now.state() + " " + now.attempts();
        if (!state.equals(shown)) {
            shown = state;
            result.show(now);
            details.show(now);
        }
    }

    private void showActions(Run now) {
        String wanted = now.id() + (now.state().isOver() ? "over" : now.cancelRequested() ? "cancelling" : "going");
        if (wanted.equals(actions.getElement().getAttribute("data-shows"))) {
            return;
        }
        actions.getElement().setAttribute("data-shows", wanted);
        actions.removeAll();
        Button open = new Button("Open the network", VaadinIcon.PENCIL.create(), event -> openNetwork(now));
        open.addThemeVariants(ButtonVariant.LUMO_SMALL);
        if (now.state().isOver()) {
            Button again = new Button("Train again", VaadinIcon.REFRESH.create(), event -> again(now));
            again.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
            Button compare = new Button(
                    "Compare",
                    VaadinIcon.CHART.create(),
                    event -> UI.getCurrent()
                            .navigate(
                                    Pages.COMPARE,
                                    QueryParameters.of("items", "run:" + now.id() + ",preset:resnet18")));
            compare.addThemeVariants(ButtonVariant.LUMO_SMALL);
            Button change = new Button("Change and train…", VaadinIcon.SLIDERS.create(), event -> desk.again(now));
            change.addThemeVariants(ButtonVariant.LUMO_SMALL);
            actions.add(open, compare, delete(now), change, again);
        } else {
            Button cancel = new Button("Cancel", VaadinIcon.CLOSE.create(), event -> {
                runs.requestCancel(now.id());
                refresh();
            });
            cancel.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ERROR);
            cancel.setEnabled(!now.cancelRequested());
            actions.add(open, cancel);
        }
    }

    private Button delete(Run now) {
        Button delete = new Button("Delete", VaadinIcon.TRASH.create(), event -> {
            ConfirmDialog sure = new ConfirmDialog(
                    "Delete this run?",
                    "Its curves, result and checkpoints go for good; the design stays.",
                    "Delete",
                    confirmed -> {
                        runs.delete(now.id());
                        Messages.done("Deleted the run.");
                        UI.getCurrent().navigate(Pages.RUNS);
                    },
                    "Keep",
                    kept -> {});
            sure.setConfirmButtonTheme("error primary");
            sure.open();
        });
        delete.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return delete;
    }

    private void openNetwork(Run now) {
        if (now.origin() != null && workspace.design(now.origin().design()).isPresent()) {
            UI.getCurrent().navigate(Pages.design(now.origin().design()));
            return;
        }
        workspace.replaceUnsaved(ArchitectureJson.read(runs.document(now.id())));
        UI.getCurrent().navigate(Pages.DRAWING);
    }

    private void again(Run now) {
        UI.getCurrent().navigate(Pages.run(runs.repeat(now.id()).id()));
    }

    private void showProgress(Run now) {
        boolean going = !now.state().isOver();
        bar.setVisible(going);
        StepMetrics latest = now.latest();
        bar.setIndeterminate(latest == null);
        if (latest != null) {
            bar.setValue(Math.min(1, (double) latest.step() / Math.max(1, latest.steps())));
        }
        phase.setText(
                switch (now.state()) {
                    case QUEUED -> {
                        int ahead = runs.ahead(now.id());
                        yield (now.reason() == null ? "" : now.reason() + " ")
                                + (ahead == 0
                                        ? "Waiting for a worker."
                                        : ahead == 1 ? "One run is ahead of it." : ahead + " runs are ahead of it.")
                                + queue.place(now.id()).map(QueueText::start).orElse("");
                    }
                    case RUNNING -> running(now, latest);
                    case PAUSED -> "Paused. It goes on when its turn has come, or is stopped.";
                    case COMPLETED -> "";
                    case STOPPED -> "Stopped early: " + now.reason();
                    case CANCELLED -> "Cancelled. What it had measured until then is below.";
                    case FAILED -> now.reason() == null ? "Failed." : now.reason();
                });
        phase.getElement().getClassList().set("error", now.state() == RunState.FAILED);
    }

    private static String running(Run now, @Nullable StepMetrics latest) {
        if (now.cancelRequested()) {
            return "Stopping…";
        }
        if (latest == null) {
            return now.phase().isEmpty() ? "Starting…" : now.phase() + "…";
        }
        String left = latest.imagesPerSecond() > 0
                ? ", about "
                        + Numbers.duration((latest.steps() - latest.step())
                                * (double) now.recipe().batch()
                                / latest.imagesPerSecond())
                        + " left"
                : "";
        return "Epoch %d of %d, step %s of %s%s%s"
                .formatted(
                        latest.epoch(),
                        now.recipe().epochs(),
                        Numbers.exact(latest.step()),
                        Numbers.exact(latest.steps()),
                        left,
                        now.phase().isEmpty() || now.phase().startsWith("Epoch") ? "" : " · " + now.phase());
    }

    private void showFigures(Run now) {
        figures.removeAll();
        StepMetrics latest = now.latest();
        if (latest != null && !now.state().isOver()) {
            figure("Loss", Numbers.decimals(latest.loss(), 4));
            figure("Top-1 of the batch", Numbers.percent(latest.top1()));
            figure("Images/s", "%.0f".formatted(latest.imagesPerSecond()));
            figure("Learning rate", "%.2g".formatted(latest.learningRate()));
        }
        if (now.scores() != null) {
            figure("Validation top-1", Numbers.percent(now.scores().top1()));
            figure("Best top-1", Numbers.percent(now.scores().bestTop1()));
            figure("Validation top-5", Numbers.percent(now.scores().top5()));
            figure("Best top-5", Numbers.percent(now.scores().bestTop5()));
        }
        if (now.started() != null) {
            Instant end = now.finished() == null ? Instant.now() : now.finished();
            double seconds =
                    now.seconds() == null ? Duration.between(now.started(), end).toMillis() / 1000.0 : now.seconds();
            figure("Time", Numbers.duration(seconds));
        }
    }

    private void figure(String label, String value) {
        figures.add(new Figure(label, value));
    }
}
