package netwright.web.sweep;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import netwright.store.StoredSweep;
import netwright.store.SweepState;
import netwright.store.Sweeps;
import netwright.sweep.BestFound;
import netwright.sweep.Degradation;
import netwright.sweep.DepthEffect;
import netwright.sweep.Entrant;
import netwright.sweep.Sweep;
import netwright.sweep.SweepJson;
import netwright.training.DataSets;
import netwright.web.MainLayout;
import netwright.web.Messages;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.Polling;
import netwright.web.sweep.SweepFigures.Configuration;
import netwright.web.training.TrainingDesk;
import netwright.web.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** One sweep: how far it is, what came out so far. */
@Route(value = "sweep/:id", layout = MainLayout.class)
@StyleSheet("recipe.css")
@StyleSheet("sweep.css")
final class SweepView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final int POLL_MILLIS = 2_000;

    private final transient Sweeps sweeps;
    private final transient Workspace workspace;
    private final H2 title = new H2();
    private final Span badge = new Span();
    private final Div actions = new Div();
    private final ProgressBar bar = new ProgressBar();
    private final Span about = new Span();
    private final Div findings = new Div();
    private final SweepCurves curves = new SweepCurves();
    private final SweepTable table = new SweepTable();
    private final SweepPlot plot = new SweepPlot(table::mark);
    private final BestActions best;
    private transient @Nullable UUID id;
    private transient @Nullable Sweep document;
    private transient Map<String, String> labels = Map.of();
    private @Nullable SweepState shown;
    private transient @Nullable SweepFigures drawn;

    SweepView(Sweeps sweeps, Workspace workspace, TrainingDesk desk) {
        this.sweeps = sweeps;
        this.workspace = workspace;
        addClassNames("page", "run");
        Div head = new Div(title, badge, actions);
        head.addClassNames("page-head", "run-head");
        actions.addClassName("row-actions");
        about.addClassName("quiet");
        about.getElement().setAttribute("role", "status");
        best = new BestActions(workspace, desk);
        add(head, bar, about, findings, best, plot, table, curves);
        Polling.refresh(this, POLL_MILLIS, this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            id = UUID.fromString(event.getRouteParameters().get("id").orElse(""));
            document = sweeps.document(id);
            labels = document.labels();
            refresh();
        } catch (IllegalArgumentException unknown) {
            event.rerouteToError(
                    com.vaadin.flow.router.NotFoundException.class,
                    "There is no such sweep; it may have been deleted.");
        }
    }

    @Override
    public String getPageTitle() {
        return (document == null ? "Sweep" : document.name()) + " · Netwright";
    }

    private void refresh() {
        if (id == null || document == null) {
            return;
        }
        StoredSweep now = sweeps.find(id).orElse(null);
        if (now == null) {
            gone();
            return;
        }
        SweepFigures figures = SweepFigures.of(sweeps.trials(id), sweeps.epochs(id), labels);
        title.setText(now.name());
        badge.setText(
                switch (now.state()) {
                    case RUNNING -> "%d of %d runs over".formatted(now.over(), now.trials());
                    case COMPLETED -> "completed";
                    case CANCELLED -> "cancelled";
                });
        badge.setClassName("badge " + now.state().name().toLowerCase(Locale.ROOT));
        bar.setVisible(!now.state().isOver());
        bar.setValue(figures.share(document));
        if (shown != now.state()) {
            shown = now.state();
            about.setText(about(now, document));
            actions(now, document);
            findings(figures, now, document);
        }
        if (!figures.equals(drawn)) {
            drawn = figures;
            findings(figures, now, document);
            curves.show(figures);
            table.show(document, figures, labels);
            plot.show(document, figures, labels);
            best.show(document, figures.winner());
        }
    }

    /** Deleted in another tab, or by someone else: what is shown leads nowhere any more. */
    private void gone() {
        id = null;
        badge.setText("deleted");
        badge.setClassName("badge failed");
        bar.setVisible(false);
        actions.removeAll();
        actions.add(button("All sweeps", () -> getUI().ifPresent(ui -> ui.navigate(Pages.SWEEPS))));
        findings.removeAll();
        about.setText("This sweep was deleted elsewhere, perhaps with its runs. What is shown here is what it was.");
    }

    private static String about(StoredSweep now, Sweep sweep) {
        var recipe = sweep.recipe();
        String images = recipe.images() == 0 ? "all images" : "%,d images".formatted(recipe.images());
        String halving = sweep.halving() == null
                ? ""
                : " · successive halving, η = %s from epoch %d"
                        .formatted(sweep.halving().eta(), sweep.halving().firstEpochs());
        return "%s × %s · %s, %s, %s, batch %d%s · asked for %s"
                .formatted(
                        Numbers.counted(now.trials() / sweep.seeds(), "configuration"),
                        Numbers.counted(sweep.seeds(), "seed"),
                        DataSets.shortTitle(recipe.data()),
                        images,
                        Numbers.counted(recipe.epochs(), "epoch"),
                        recipe.batch(),
                        halving,
                        Numbers.time(now.created()));
    }

    private void findings(SweepFigures figures, StoredSweep now, Sweep sweep) {
        List<String> sentences = new ArrayList<>(
                Degradation.is(sweep)
                        ? DepthEffect.sentences(
                                sweep.subjects().stream().map(Entrant::of).toList(), figures.finalTrainingErrors())
                        : List.of());
        if (sentences.isEmpty() && now.state().isOver() && figures.winner() instanceof Configuration winner) {
            Map<String, Map<Long, Double>> top1 = figures.top1();
            long known = figures.configurations().stream()
                    .filter(each -> each.best() != null)
                    .count();
            sentences.addAll(BestFound.sentences(winner.name(), top1, (int) known - top1.size()));
        }
        findings.removeAll();
        sentences.forEach(sentence -> findings.add(new Paragraph(sentence)));
        if (sentences.isEmpty() && !now.state().isOver() && figures.epochsDone() == 0) {
            findings.add(new Paragraph("Figures appear here after the first epochs. You may leave this page."));
        }
    }

    private void actions(StoredSweep now, Sweep sweep) {
        actions.removeAll();
        if (now.state().isOver()) {
            actions.add(
                    button("Repeat", () -> {
                        StoredSweep again = sweeps.create(workspace.person().id(), sweep);
                        getUI().ifPresent(ui -> ui.navigate(Pages.sweep(again.id())));
                    }),
                    button("Delete", this::confirmDelete));
        } else {
            actions.add(button("Cancel", () -> {
                sweeps.cancel(now.id());
                refresh();
            }));
        }
        actions.addComponentAsFirst(
                button("JSON", () -> new TextDialog("Sweep as JSON", SweepJson.FORMAT, SweepJson.write(sweep)).open()));
    }

    private void confirmDelete() {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader("Delete this sweep?");
        dialog.setText("Its runs, their figures and checkpoints go with it.");
        dialog.setCancelable(true);
        dialog.setConfirmText("Delete");
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(event -> {
            try {
                if (id != null) {
                    sweeps.deleteWithRuns(id);
                }
                getUI().ifPresent(ui -> ui.navigate(Pages.SWEEPS));
            } catch (IllegalStateException going) {
                Messages.error(String.valueOf(going.getMessage()));
            }
        });
        dialog.open();
    }

    private static Button button(String text, Runnable action) {
        Button button = new Button(text, event -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }
}
