package netwright.web.sweep;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Map;
import netwright.architecture.Architecture;
import netwright.recipe.Recipe;
import netwright.store.StoredSweep;
import netwright.store.Sweeps;
import netwright.sweep.Axis;
import netwright.sweep.InvalidAxis;
import netwright.sweep.InvalidSweep;
import netwright.sweep.Plan;
import netwright.sweep.Subject;
import netwright.sweep.Sweep;
import netwright.sweep.SweepJson;
import netwright.sweep.Varied;
import netwright.training.DataSetInfo;
import netwright.training.Proposal;
import netwright.web.MainLayout;
import netwright.web.Messages;
import netwright.web.Note;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.Typing;
import netwright.web.recipe.ToVary;
import netwright.web.training.TrainingDesk;
import netwright.web.workspace.Candidates;
import netwright.web.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** A sweep is put together: networks, a recipe, what varies, how it is searched; and what that comes to, as it changes. */
@Route(value = Pages.NEW_SWEEP, layout = MainLayout.class)
@StyleSheet("recipe.css")
@StyleSheet("sweep.css")
@PageTitle("New sweep · Netwright")
final class NewSweepView extends Div {

    private static final long serialVersionUID = 1L;
    private static final String MARKED = "Mend the fields that are marked.";

    private final transient Sweeps sweeps;
    private final transient Workspace workspace;
    private final TextField name = new TextField("Name");
    private final NetworksField networks;
    private final RecipePart trained;
    private final AxesEditor axes = new AxesEditor(this::refresh);
    private final TriesFields tries = new TriesFields(this::refresh);
    private final PlanPanel plan = new PlanPanel(this::refresh);
    private final Div notes = new Div();
    private final TimePanel time;
    private final Button start = new Button("Train", event -> begin());
    private transient @Nullable Recipe lastRecipe;
    private transient @Nullable Ready ready;
    private boolean showing = true;

    /** A sweep that can be trained, all of it or what is not left out. */
    private record Ready(Sweep sweep, Plan plan) {}

    NewSweepView(Sweeps sweeps, Workspace workspace, Candidates candidates, TrainingDesk desk) {
        this.sweeps = sweeps;
        this.workspace = workspace;
        networks = new NetworksField(workspace, candidates, () -> trained().trainedChanged());
        trained = new RecipePart(desk, networks::subjects, this::refresh);
        time = new TimePanel(desk.files());
        addClassNames("page", "new-sweep");
        Button json = new Button("As JSON", event -> document());
        Button over = new Button("Start over", event -> {
            SweepDraft.forget();
            show(NewSweep.usual(workspace));
        });
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div head = new Div(new H2("New sweep"), over, json);
        head.addClassName("page-head");
        name.setWidthFull();
        name.setMaxLength(200);
        Typing.follow(name);
        name.addValueChangeListener(event -> refresh());
        Div left = new Div(name, networks, trained, new H3("What varies"), axes, new H3("How it is searched"), tries);
        notes.addClassName("notes");
        Div right = new Div(plan, notes, time, start);
        left.addClassName("sweep-form");
        right.addClassName("sweep-plan");
        Div columns = new Div(left, right);
        columns.addClassName("sweep-columns");
        add(head, columns);
        show(ToVary.take()
                .map(NewSweep::of)
                .orElseGet(() -> SweepDraft.kept() instanceof SweepDraft kept ? kept : NewSweep.usual(workspace)));
    }

    /** Puts a draft in place of what stands here. */
    private void show(SweepDraft draft) {
        showing = true;
        name.setValue(draft.name());
        networks.show(draft.networks(), draft.fitted());
        tries.show(draft.tries());
        plan.leaveOut(draft.leaveOut());
        trained.show(draft.recipe());
        lastRecipe = trained.recipe();
        showAxes(draft);
    }

    private void showAxes(SweepDraft draft) {
        List<String> lost = draft.axes().stream().map(AxisDraft::name).toList();
        if (lastRecipe != null && !networks.networks().isEmpty()) {
            axes.offer(Varied.offers(architectures(networks.subjects(trained.info())), lastRecipe));
            lost = axes.show(draft.axes());
        }
        showing = false;
        refresh();
        if (!lost.isEmpty()) {
            Messages.error("No longer there to be varied: " + String.join(", ", lost) + ".");
        }
    }

    private static List<Architecture> architectures(List<Subject> subjects) {
        return subjects.stream().map(Subject::architecture).toList();
    }

    private RecipePart trained() {
        return trained;
    }

    private void refresh() {
        if (showing) {
            return;
        }
        ready = null;
        DataSetInfo info = trained.info();
        notes.removeAll();
        List<Subject> subjects = networks.subjects(info);
        Recipe recipe = trained.recipe();
        if (recipe != null) {
            lastRecipe = recipe;
        }
        draft().keep();
        if (!networks.sound() || subjects.isEmpty()) {
            cannot("Choose at least one network.");
        } else if (recipe == null) {
            cannot(trained.fault()
                    .map(fault -> fault.demand() + " in the recipe.")
                    .orElse(MARKED));
        } else {
            axes.offer(Varied.offers(architectures(subjects), recipe));
            plan(subjects, recipe, info);
        }
    }

    private SweepDraft draft() {
        return new SweepDraft(
                name.getValue(),
                networks.networks(),
                networks.fitted(),
                lastRecipe,
                axes.drafts(),
                tries.tries(),
                plan.leavesOut());
    }

    private void plan(List<Subject> subjects, Recipe recipe, @Nullable DataSetInfo info) {
        List<Axis> varied = axes.axes(tries.random());
        Map<String, String> labels = axes.labels();
        String usual = NewSweep.name(subjects, List.copyOf(labels.values()));
        name.setPlaceholder(usual);
        if (varied == null || !tries.sound()) {
            cannot(MARKED);
            return;
        }
        if (info == null) {
            cannot("Choose images to train on.");
            return;
        }
        try {
            Sweep sweep = new Sweep(
                    name.getValue().isBlank() ? usual : name.getValue().strip(),
                    subjects,
                    recipe,
                    varied,
                    tries.tries().search(),
                    tries.tries().seeds(),
                    tries.tries().stopping());
            show(new Ready(sweep, sweep.plan()), labels, info);
        } catch (InvalidAxis wrong) {
            boolean shown = axes.refuse(wrong);
            cannot(shown ? MARKED : String.valueOf(wrong.getMessage()));
        } catch (InvalidSweep wrong) {
            tries.refuse(wrong);
            cannot(MARKED);
        } catch (IllegalArgumentException wrong) {
            cannot(String.valueOf(wrong.getMessage()));
        }
    }

    private void cannot(String reason) {
        plan.cannot(reason);
        time.clear();
        start.setEnabled(false);
        start.setText("Train");
    }

    private void show(Ready now, Map<String, String> labels, DataSetInfo info) {
        Sweep sweep = now.sweep();
        ready = now;
        plan.show(sweep, now.plan(), labels);
        int configurations = now.plan().configurations();
        tries.rungs(configurations, sweep.recipe().epochs());
        List<String> refusals = sweep.subjects().stream()
                .flatMap(subject -> Proposal.refusals(subject.architecture(), info.asFetched(), sweep.recipe()).stream()
                        .map(reason -> subject.name() + ": " + reason))
                .distinct()
                .toList();
        refusals.forEach(reason -> notes.add(new Note(reason, Note.Weight.ERROR)));
        if (refusals.isEmpty()) {
            Proposal.cautions(sweep.subjects().getFirst().architecture(), info, sweep.recipe())
                    .forEach(caution -> notes.add(new Note(caution, Note.Weight.WARNING)));
        }
        int runs = now.plan().trials().size();
        boolean whole = now.plan().unbuildable().isEmpty() || plan.leavesOut();
        start.setEnabled(runs > 0 && whole && refusals.isEmpty());
        start.setText((info.fetched() ? "Train " : "Fetch images and train ") + Numbers.counted(runs, "run"));
        if (runs > 0 && refusals.isEmpty()) {
            time.show(sweep, now.plan(), info);
        } else {
            time.clear();
        }
    }

    /** The whole sweep as text, which can come back. */
    private void document() {
        if (!(ready instanceof Ready now)) {
            Messages.error("There is no sweep yet to be written down. Mend what is marked first.");
            return;
        }
        new SweepJsonDialog(
                        SweepJson.write(now.sweep()),
                        sweep -> created(sweeps.create(workspace.person().id(), sweep)),
                        sweep -> {
                            String reason = NewSweep.unshowable(sweep).orElse("");
                            if (reason.isEmpty()) {
                                show(SweepDraft.of(sweep));
                            }
                            return reason;
                        })
                .open();
    }

    private void begin() {
        DataSetInfo info = trained.info();
        if (!(ready instanceof Ready now) || info == null) {
            return;
        }
        if (!info.fetched()) {
            start.setEnabled(false);
            trained.fetch(this::begin);
            return;
        }
        created(sweeps.create(workspace.person().id(), now.sweep(), now.plan().trials()));
    }

    private static void created(StoredSweep stored) {
        SweepDraft.forget();
        UI.getCurrent().navigate(Pages.sweep(stored.id()));
    }
}
