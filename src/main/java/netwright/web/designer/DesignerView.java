package netwright.web.designer;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import netwright.analysis.Connections;
import netwright.analysis.Fix;
import netwright.analysis.Problem;
import netwright.architecture.Architecture;
import netwright.architecture.BlockDefinition;
import netwright.architecture.UnreadableDocument;
import netwright.store.Designs;
import netwright.web.MainLayout;
import netwright.web.Messages;
import netwright.web.Pages;
import netwright.web.Theme;
import netwright.web.element.ArchitectureCanvas;
import netwright.web.element.BlockDialog;
import netwright.web.element.CanvasState;
import netwright.web.training.TrainingDesk;
import netwright.web.workspace.DrawingPage;
import netwright.web.workspace.Editor;
import netwright.web.workspace.PresetShelf;
import netwright.web.workspace.Workspace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where networks are drawn: palette, canvas, inspector, problems and totals around one {@link Editor}. */
@Route(value = Pages.DRAWING, layout = MainLayout.class)
@RouteAlias(value = "design", layout = MainLayout.class)
@RouteAlias(value = "design/:id", layout = MainLayout.class)
@StyleSheet("blocks.css")
final class DesignerView extends Div
        implements BeforeEnterObserver, HasDynamicTitle, DrawingPage, Inspector.Host, PalettePanel.Host {

    private static final long serialVersionUID = 1L;

    private final transient Workspace workspace;
    private final transient TrainingDesk desk;
    private final ArchitectureCanvas canvas = new ArchitectureCanvas();
    private final PalettePanel palette = new PalettePanel(this);
    private final TotalsBar totals = new TotalsBar();
    private final Inspector inspector = new Inspector(this);
    private final ProblemsPanel problems = new ProblemsPanel(this::goTo, this::fix);
    private final transient DesignFile files;
    private final transient OwnBlocks blocks;
    private final DesignerToolbar toolbar;
    private transient Editor editor;
    private List<String> selected = List.of();
    private double answered;

    /** Counts what the canvas was shown, over all drawings this view has edited. */
    private int shown;

    /** Counts the drawings this view has shown, so that the canvas brings each into view. */
    private int drawings;

    private transient List<BlockDefinition> offered = List.of();

    /** Nodes that the canvas should bring into view with the next state. */
    private transient List<String> changed = List.of();

    DesignerView(Workspace workspace, Designs designs, PresetShelf presets, TrainingDesk desk) {
        this.workspace = workspace;
        this.desk = desk;
        this.files = new DesignFile(this, workspace, designs, presets);
        this.blocks = new OwnBlocks(this, workspace, designs);
        this.toolbar = new DesignerToolbar(this);
        this.editor = workspace.unsaved();
        addClassName("designer");
        Div side = new Div(inspector, problems);
        side.addClassName("side");
        Div middle = new Div(toolbar, canvas, totals);
        middle.addClassName("middle");
        add(palette, middle, side);
        canvas.palette(CanvasState.palette(editor.architecture()));
        Theme.follow(canvas, canvas::theme);
        listen();
    }

    private void listen() {
        canvas.on("edit", this::edit);
        canvas.on("select", detail -> {
            selected = Edits.ids(detail);
            inspector.select(selected);
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
        drawings++;
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

    @Override
    public void add(String type) {
        String after = selected.size() == 1 ? selected.getFirst() : "";
        editedAndSelected(a -> Placement.add(a, type, after));
    }

    /** Applies an edit and selects what it brought. */
    void editedAndSelected(UnaryOperator<Architecture> edit) {
        List<String> before = ids();
        edited("", edit);
        select(ids().stream().filter(id -> !before.contains(id)).toList());
    }

    @Override
    public void rename(String id, String to) {
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

    @Override
    public void refresh() {
        Architecture drawing = editor.architecture();
        if (!drawing.blocks().equals(offered)) {
            offered = drawing.blocks();
            canvas.palette(CanvasState.palette(drawing));
            palette.show(offered);
        }
        ObjectNode state = CanvasState.of(drawing, editor.analysis(), ++shown, false)
                .put("answers", answered)
                .put("drawing", drawings);
        ArrayNode look = state.putArray("look");
        changed.forEach(look::add);
        changed = List.of();
        canvas.show(state);
        totals.show(editor.architecture().input(), editor.analysis());
        problems.show(editor.analysis().problems());
        inspector.refresh();
        toolbar.refresh();
    }

    @Override
    public void command(String name, String id) {
        switch (name) {
            case "undo" -> step(Editor::undo);
            case "redo" -> step(Editor::redo);
            case "save" -> files.save();
            case "inspect" -> inspector.focusFirst();
            case "shortcuts" -> new ShortcutsDialog().open();
            case "open-block" -> new BlockDialog(editor.architecture(), editor.analysis(), id).open();
            case "make-block" -> blocks.make(id.isEmpty() || selected.contains(id) ? selected : List.of(id));
            case "close-block" -> blocks.close(id.isEmpty() ? selectedOne() : id);
            case "edit-block" -> blocks.change(id);
            case "delete-block" -> blocks.delete(id);
            case "import-blocks" -> blocks.bringIn();
            case "unpack" -> edited("", a -> Edits.unpacked(a, id));
            case "unpack-all" -> unpackAll();
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

    private void unpackAll() {
        Architecture before = editor.architecture();
        edited("", Edits::unpackedAll);
        if (editor.architecture().equals(before)) {
            Messages.done("No block here can be opened; all are layers already.");
        } else {
            select(List.of());
            canvas.focus();
        }
    }

    @Override
    public void reopen(Editor fresh) {
        editor = fresh;
        select(List.of());
        refresh();
    }

    private String selectedOne() {
        return selected.isEmpty() ? "" : selected.getFirst();
    }

    /** Goes back or forth; the canvas brings what differs into view. */
    private void step(Predicate<Editor> direction) {
        Architecture before = editor.architecture();
        if (direction.test(editor)) {
            workspace.keepDraft(editor);
            changed = Differences.between(before, editor.architecture());
        }
        refresh();
    }

    void train() {
        desk.open(editor, edit -> {
            edited("", edit);
            train();
        });
    }

    void experiments() {
        new ExperimentsDialog(workspace, editor, selected, edit -> edited("", edit), () -> command("undo", "")).open();
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
            drawings++;
            refresh();
        } else {
            UI.getCurrent().navigate(Pages.DRAWING);
        }
    }
}
