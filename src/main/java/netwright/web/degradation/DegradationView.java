package netwright.web.degradation;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import netwright.store.DataDirectory;
import netwright.store.StoredSweep;
import netwright.sweep.Sweep;
import netwright.training.DataSetFailed;
import netwright.training.DataSets;
import netwright.training.FetchProgress;
import netwright.web.ExploreTabs;
import netwright.web.FieldFault;
import netwright.web.MainLayout;
import netwright.web.Messages;
import netwright.web.Pages;
import netwright.web.Polling;
import netwright.web.degradation.Experiments.Listed;
import netwright.web.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The experiment that residual connections come from, with one button, and what came out of it. */
@Route(value = Pages.DEGRADATION, layout = MainLayout.class)
@PageTitle("Degradation · Netwright")
@StyleSheet("degradation.css")
final class DegradationView extends Div implements AfterNavigationObserver, ResultPanel.Actions {

    private static final long serialVersionUID = 1L;
    private static final int POLL_MILLIS = 2_000;
    private static final String SWEEP = "sweep";

    private final transient Experiments experiments;
    private final transient UUID person;
    private final transient DataSets dataSets;
    private final ExperimentForm form;
    private final NetworksTable networks = new NetworksTable();
    private final ResultPanel result = new ResultPanel(this);
    private final PastResults past = new PastResults();
    private final Button run = new Button("Run it");
    private transient List<Listed> known = List.of();
    private transient Pace pace = Pace.of(Map.of());
    private transient @Nullable Listed shown;

    /** Asked for by the address; null for the latest. */
    private transient @Nullable UUID asked;

    DegradationView(Experiments experiments, NetworkChoices choices, Workspace workspace, DataDirectory files) {
        this.experiments = experiments;
        this.person = workspace.person().id();
        this.dataSets = new DataSets(files.dataSets());
        this.form = new ExperimentForm(choices, dataSets, this::changed);
        addClassNames("page", "degradation");
        Div head = new Div(new H2("The degradation experiment"), run);
        head.addClassName("page-head");
        run.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        run.addClickListener(event ->
                form.read().ifPresentOrElse(this::start, () -> form.fault().ifPresent(FieldFault::refuse)));
        Details options = new Details("Other networks, images, epochs or seeds", form);
        add(
                new ExploreTabs(Pages.DEGRADATION),
                head,
                new Paragraph(
                        "A deeper network could always do what a shallower one does: its further layers need only"
                                + " hand their input on. Yet plain networks of 56 layers ended with a higher error than those of"
                                + " 20, on the training images themselves, so that it was no overfitting (He, Zhang, Ren, Sun,"
                                + " 2015, figures 1 and 6). With shortcuts around every two layers the deeper one was the better."),
                new Paragraph(
                        "Here the networks below are trained one after another under one recipe: SGD with momentum"
                                + " 0.9 and weight decay 10⁻⁴ as in the paper, but far fewer steps than its 64,000, the rate"
                                + " falling along a cosine, no augmentation. What comes out is reported as it comes out."),
                networks,
                options,
                result,
                past);
        changed();
        Polling.refresh(this, POLL_MILLIS, this::refresh);
    }

    private void changed() {
        form.read()
                .ifPresentOrElse(
                        sweep -> networks.show(sweep, pace), () -> form.fault().ifPresent(networks::unsure));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        asked = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(SWEEP)
                .map(DegradationView::id)
                .orElse(null);
        refresh();
    }

    /** An id that no sweep has stands for one that is not readable as such. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            return new UUID(0, 0);
        }
    }

    private void refresh() {
        List<Listed> all = experiments.of(person);
        if (!all.equals(known)) {
            known = all;
            pace = experiments.pace(all);
            changed();
        }
        Optional<Listed> wanted =
                all.stream().filter(each -> asked == null || each.holds(asked)).findFirst();
        boolean gone = wanted.isEmpty() && asked != null;
        Optional<Listed> listed = wanted.or(() -> all.stream().findFirst());
        // Thousands of steps are read and drawn again only while more of them come.
        if (listed.filter(Listed::over).filter(each -> each.equals(shown)).isEmpty()) {
            Optional<Experiment> now = listed.flatMap(experiments::load);
            shown = now.isPresent() ? listed.orElseThrow() : null;
            result.setVisible(now.isPresent());
            now.ifPresent(experiment -> result.show(experiment, pace));
        }
        past.show(all, shown == null ? null : shown.newest().id(), gone);
    }

    /** The images are fetched first, which may take a while; it begins even when the page is left meanwhile. */
    private void start(Sweep sweep) {
        run.setEnabled(false);
        run.setText("Fetching " + DataSets.title(sweep.recipe().data()) + "…");
        UI ui = UI.getCurrent();
        boolean known = dataSets.known().stream()
                .anyMatch(set -> set.id().equals(sweep.recipe().data()));
        Thread.ofVirtual().name("degradation").start(() -> {
            try {
                if (known) {
                    dataSets.fetch(sweep.recipe().data(), FetchProgress.SILENT);
                }
                StoredSweep stored = experiments.create(person, sweep);
                tell(ui, () -> begun(stored));
            } catch (DataSetFailed | IllegalArgumentException failed) {
                tell(ui, () -> Messages.error(String.valueOf(failed.getMessage())));
            } finally {
                tell(ui, () -> {
                    run.setEnabled(true);
                    run.setText("Run it");
                });
            }
        });
    }

    private static void tell(UI ui, Runnable news) {
        try {
            ui.access(news::run);
        } catch (UIDetachedException left) {
            // Whoever comes back finds the experiment on the page.
        }
    }

    private void begun(StoredSweep stored) {
        getUI().ifPresent(ui -> ui.navigate(
                DegradationView.class, QueryParameters.of(SWEEP, stored.id().toString())));
    }

    @Override
    public void cancel(Experiment experiment) {
        experiments.cancel(experiment);
        refresh();
    }

    @Override
    public void delete(Experiment experiment) {
        try {
            experiments.delete(experiment);
            getUI().ifPresent(ui -> ui.navigate(DegradationView.class));
            refresh();
        } catch (IllegalStateException going) {
            Messages.error(String.valueOf(going.getMessage()));
        }
    }

    @Override
    public void more(Experiment experiment, int seeds) {
        start(ResultPanel.further(experiment, seeds));
    }

    @Override
    public void again(Experiment experiment) {
        start(experiment.setup());
    }
}
