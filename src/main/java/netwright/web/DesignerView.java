package netwright.web;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import netwright.analysis.Connections;
import netwright.analysis.Fix;
import netwright.analysis.Problem;
import netwright.architecture.Architecture;
import netwright.architecture.UnreadableDocument;
import netwright.store.Designs;
import tools.jackson.databind.JsonNode;

/** Where networks are drawn: palette, canvas, inspector, problems and totals around one {@link Editor}. */
@Route(value = "", layout = MainLayout.class)
@RouteAlias(value = "design", layout = MainLayout.class)
@RouteAlias(value = "design/:id", layout = MainLayout.class)
final class DesignerView extends Div implements BeforeEnterObserver, HasDynamicTitle, Inspector.Host {

    private static final long serialVersionUID = 1L;
    private static final long RENAMING_MILLIS = 1_500;

    private final transient Workspace workspace;
    private final transient TrainingDesk desk;
    private final ArchitectureCanvas canvas = new ArchitectureCanvas();
    private final TotalsBar totals = new TotalsBar();
    private final Inspector inspector = new Inspector(this);
    private final ProblemsPanel problems = new ProblemsPanel(this::goTo, this::fix);
    private final transient DesignFile files;
    private final DesignerToolbar toolbar;
    private transient Editor editor;
    private List<String> selected = List.of();
    private double answered;
    private long renamedAt;

    /** Counts what the canvas was shown, over all drawings this view has edited. */
    private int shown;

    DesignerView(Workspace workspace, Designs designs, PresetShelf presets, TrainingDesk desk) {
        this.workspace = workspace;
        this.desk = desk;
        this.files = new DesignFile(this, workspace, designs, presets);
        this.toolbar = new DesignerToolbar(this);
        this.editor = workspace.unsaved();
        addClassName("designer");
        Div side = new Div(inspector, problems);
        side.addClassName("side");
        Div middle = new Div(toolbar, canvas, totals);
        middle.addClassName("middle");
        add(new PalettePanel(this::addFromPalette), middle, side);
        canvas.palette(CanvasState.palette());
        Theme.follow(canvas, canvas::theme);
        listen();
    }

    private void listen() {
        canvas.on("edit", this::edit);
        canvas.on("select", detail -> {
            boolean lostByRenaming = System.currentTimeMillis() - renamedAt < RENAMING_MILLIS;
            List<String> ids = Edits.ids(detail);
            if (ids.isEmpty() && lostByRenaming) {
                return;
            }
            selected = ids;
            inspector.select(ids);
        });
        canvas.on("probe", detail -> {
            String from = detail.path("from").asString();
            canvas.against(from, Connections.from(from, editor.architecture(), editor.analysis()));
        });
        canvas.on("copy", detail -> canvas.clipboard(Edits.clipboard(editor.architecture(), Edits.ids(detail))));
        canvas.on(
                "command",
                detail -> command(
                        detail.path("name").asString(), detail.path("id").asString("")));
        canvas.on("file", files::dropped);
        canvas.on(
                "latency", detail -> totals.latency(detail.path("milliseconds").asDouble()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("id").orElse("");
        if (id.isEmpty()) {
            editor = workspace.unsaved();
            if (workspace.nothingDrawn()) {
                UI.getCurrent().beforeClientResponse(this, context -> files.open());
            }
        } else {
            Editor found =
                    uuid(id) instanceof UUID design ? workspace.design(design).orElse(null) : null;
            if (found == null) {
                Messages.error(
                        "This design is not there any more. Deleted ones can be brought back at the foot of My designs.");
                event.forwardTo(DesignsView.class);
                return;
            }
            editor = found;
        }
        refresh();
    }

    private static @org.jspecify.annotations.Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public String getPageTitle() {
        return editor.architecture().name() + " · Netwright";
    }

    @Override
    public Editor editor() {
        return editor;
    }

    Workspace workspace() {
        return workspace;
    }

    /** Applies an edit, keeps the draft, and shows the new numbers. */
    @Override
    public void edited(String key, UnaryOperator<Architecture> edit) {
        try {
            totals.forgetLatency();
            editor.apply(key, edit);
            workspace.keepDraft(editor);
        } catch (IllegalArgumentException | UnreadableDocument e) {
            Messages.error(e.getMessage());
        }
        refresh();
    }

    private void edit(JsonNode detail) {
        JsonNode edits = detail.path("edits");
        answered = detail.path("sentAt").asDouble();
        if (edits.size() == 1 && edits.get(0).path("layout").asBoolean(false)) {
            editor.arrange(a -> Edits.apply(a, edits));
            workspace.keepDraft(editor);
            refresh();
        } else {
            edited("", a -> Edits.apply(a, edits));
        }
    }

    private List<String> ids() {
        return editor.architecture().nodes().stream().map(node -> node.id()).toList();
    }

    private void addFromPalette(String type) {
        String after = selected.size() == 1 ? selected.getFirst() : "";
        editedAndSelected(a -> Placement.add(a, type, after));
    }

    /** Applies an edit and selects what it brought. */
    private void editedAndSelected(UnaryOperator<Architecture> edit) {
        List<String> before = ids();
        edited("", edit);
        select(ids().stream().filter(id -> !before.contains(id)).toList());
    }

    /** The canvas loses the node under its old name and says so; that is no wish to select nothing. */
    @Override
    public void rename(String id, String to) {
        renamedAt = System.currentTimeMillis();
        edited("", a -> a.rename(id, to));
        select(List.of(to));
    }

    void select(List<String> ids) {
        selected = ids;
        canvas.select(ids);
        inspector.select(ids);
    }

    private void goTo(Problem problem) {
        if (problem.place().node() instanceof String node) {
            select(List.of(node));
        }
    }

    private void fix(Fix fix) {
        edited("", a -> Room.forNew(a, fix.edit().apply(a)));
    }

    void refresh() {
        canvas.show(CanvasState.of(editor.architecture(), editor.analysis(), ++shown, false)
                .put("answers", answered));
        totals.show(editor.architecture().input(), editor.analysis());
        problems.show(editor.analysis().problems());
        inspector.refresh();
        toolbar.refresh();
    }

    @Override
    public void command(String name, String id) {
        switch (name) {
            case "undo" -> stepped(editor.undo());
            case "redo" -> stepped(editor.redo());
            case "save" -> files.save();
            case "inspect" -> inspector.focusFirst();
            case "shortcuts" -> new ShortcutsDialog().open();
            case "open-block" -> new BlockDialog(editor, id).open();
            case "unpack" -> edited("", a -> Edits.unpacked(a, id));
            case "duplicate" -> {
                List<String> which = id.isEmpty() ? selected : List.of(id);
                editedAndSelected(a -> Edits.duplicate(a, which, Edits.SHIFT, Edits.SHIFT));
            }
            case "delete" -> {
                List<String> which = id.isEmpty() ? selected : List.of(id);
                edited("", a -> Edits.remove(a, which));
                select(List.of());
            }
            default -> {}
        }
    }

    /** Shows a design anew, after it was changed elsewhere. */
    void reopen(Editor fresh) {
        editor = fresh;
        select(List.of());
        refresh();
    }

    private void stepped(boolean changed) {
        if (changed) {
            workspace.keepDraft(editor);
        }
        refresh();
    }

    void train() {
        desk.open(editor, edit -> {
            edited("", edit);
            train();
        });
    }

    void heat(String by) {
        canvas.heat(by);
    }

    DesignFile files() {
        return files;
    }

    /** Shows what has become of the unsaved drawing, going to it where another one is on the canvas. */
    void showUnsaved() {
        if (editor == workspace.unsaved()) {
            select(List.of());
            refresh();
        } else {
            UI.getCurrent().navigate(DesignerView.class);
        }
    }
}
