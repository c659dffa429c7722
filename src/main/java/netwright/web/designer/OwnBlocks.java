package netwright.web.designer;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import netwright.analysis.Analysis;
import netwright.analysis.Closing;
import netwright.analysis.Cost;
import netwright.analysis.NodeReport;
import netwright.architecture.Architecture;
import netwright.architecture.BlockDefinition;
import netwright.architecture.Input;
import netwright.architecture.LiftedSetting;
import netwright.architecture.Node;
import netwright.architecture.Opened;
import netwright.architecture.OperationType;
import netwright.architecture.Selection;
import netwright.store.Designs;
import netwright.web.Messages;
import netwright.web.Numbers;
import netwright.web.workspace.Workspace;

/** What can be done with the blocks that people make: make, change, delete, bring in, close again. */
final class OwnBlocks {

    private final DesignerView view;
    private final Workspace workspace;
    private final Designs designs;

    OwnBlocks(DesignerView view, Workspace workspace, Designs designs) {
        this.view = view;
        this.workspace = workspace;
        this.designs = designs;
    }

    private Architecture drawing() {
        return view.editor().architecture();
    }

    /** Asks for the name and settings of a block made of these nodes; says what is in the way if they make none. */
    void make(List<String> ids) {
        List<String> between = ids.stream().filter(id -> !end(id)).toList();
        make(between.isEmpty() ? ids : between, "", "");
    }

    /** The network's ends are selected with everything else, and never meant. */
    private boolean end(String id) {
        return drawing()
                .node(id)
                .filter(node ->
                        node.operation() instanceof Input || node.operation().ends())
                .isPresent();
    }

    private void make(List<String> ids, String proposed, String why) {
        try {
            ask(Selection.of(drawing(), ids), proposed, why);
        } catch (IllegalArgumentException e) {
            Messages.error((why.isEmpty() ? "" : why + " ") + e.getMessage());
        }
    }

    private void ask(Selection selection, String proposed, String why) {
        String title = proposed.isEmpty() || titles("").contains(proposed) ? free("Block") : proposed;
        BlockForm form = new BlockForm(title, List.of(), selection.liftable(), titles(""));
        dialog(
                "Make a block",
                form,
                why.isEmpty() ? preview(selection) : why + " " + preview(selection),
                "Make",
                () -> {
                    BlockDefinition block = selection.definition(id(form.title()), form.title(), form.lifted());
                    view.editedAndSelected(a -> Room.closedUp(a, selection.replacedBy(block)));
                });
    }

    private String preview(Selection selection) {
        Analysis analysis = view.editor().analysis();
        Cost cost = Cost.NONE;
        for (Node node : selection.nodes()) {
            if (analysis.nodes().get(node.id()) instanceof NodeReport report) {
                cost = cost.plus(report.cost());
            }
        }
        int nodes = selection.nodes().size();
        String inside = "%d %s inside, %s parameters, %s MACs"
                .formatted(
                        nodes,
                        nodes == 1 ? "node" : "nodes",
                        Numbers.exact(cost.parameters()),
                        Numbers.exact(cost.macs()));
        NodeReport in = analysis.nodes().get(selection.source());
        NodeReport out = analysis.nodes().get(selection.output());
        return in == null || out == null ? inside + "." : inside + ", %s to %s.".formatted(in.output(), out.output());
    }

    /** Changes name and lifted settings of a block wherever it is used. */
    void change(String id) {
        BlockDefinition block = drawing().block(id).orElse(null);
        if (block == null) {
            return;
        }
        BlockForm form = new BlockForm(block.title(), block.settings(), settings(block), titles(id));
        String note =
                "Changes the block wherever it is used in this drawing. A setting that is no longer ticked goes back "
                        + "to its value inside.";
        dialog("Edit " + block.title(), form, note, "Change", () -> {
            BlockDefinition changed = block.withTitle(form.title()).withSettings(form.lifted());
            view.edited("", a -> a.define(changed));
        });
    }

    /** The lifted settings, and what could be lifted besides. */
    private static List<LiftedSetting> settings(BlockDefinition block) {
        List<LiftedSetting> settings = new ArrayList<>(block.settings());
        Set<String> names = new HashSet<>();
        Set<LiftedSetting.Target> lifted = new HashSet<>();
        for (LiftedSetting setting : settings) {
            names.add(setting.name());
            lifted.addAll(setting.targets());
        }
        for (LiftedSetting setting : Selection.liftable(block.nodes())) {
            List<LiftedSetting.Target> rest = setting.targets().stream()
                    .filter(target -> !lifted.contains(target))
                    .toList();
            if (!rest.isEmpty()) {
                String name = numbered(setting.name(), names);
                names.add(name);
                settings.add(new LiftedSetting(name, setting.label(), setting.defaultValue(), rest));
            }
        }
        return settings;
    }

    private static String numbered(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; taken.contains(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    private static void dialog(String title, BlockForm form, String note, String done, Runnable accept) {
        Dialog dialog = new Dialog(title);
        dialog.setWidth("min(640px, 94vw)");
        Span text = new Span(note);
        text.addClassNames("quiet", "block-preview");
        dialog.add(text, form);
        Button button = new Button(done, event -> {
            if (form.valid()) {
                try {
                    accept.run();
                    dialog.close();
                } catch (IllegalArgumentException e) {
                    form.fault(e.getMessage());
                }
            }
        });
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        button.addClickShortcut(Key.ENTER);
        dialog.getFooter().add(new Button("Cancel", event -> dialog.close()), button);
        dialog.addOpenedChangeListener(event -> form.focusName());
        dialog.open();
    }

    void delete(String id) {
        String title = drawing().block(id).map(BlockDefinition::title).orElse(id);
        UnaryOperator<Architecture> without = a -> a.undefine(id);
        try {
            without.apply(drawing());
        } catch (IllegalArgumentException e) {
            Messages.error(e.getMessage() + " Remove or replace these first.");
            return;
        }
        view.edited("", without);
        Messages.undoable("Deleted the block " + title + ".", () -> view.command("undo", ""));
    }

    /** Puts the innermost opened block around a node back, or offers to make a block of what has become of it. */
    void close(String node) {
        Opened opened = Closing.around(drawing(), node).orElse(null);
        if (opened == null) {
            Messages.error("This is not part of a block that was opened.");
            return;
        }
        Architecture closed = Closing.close(drawing(), opened.id()).orElse(null);
        if (closed == null) {
            make(
                    Closing.nodes(drawing(), opened),
                    opened.id(),
                    "What was opened from %s has been changed since, so it can become a block of its own."
                            .formatted(opened.block().operation().type().called(opened.id())));
            return;
        }
        view.edited("", a -> Room.closedUp(a, closed));
        view.select(List.of(opened.id()));
    }

    void bringIn() {
        new ImportBlocksDialog(workspace, designs, blocks -> {
                    view.edited("", a -> a.adopt(blocks));
                    Messages.done(
                            blocks.size() == 1
                                    ? "Brought in 1 block."
                                    : "Brought in %d blocks.".formatted(blocks.size()));
                })
                .open();
    }

    private Set<String> titles(String but) {
        Set<String> titles = new HashSet<>();
        for (OperationType type : drawing().types()) {
            if (!type.id().equals(but)) {
                titles.add(type.label());
            }
        }
        return titles;
    }

    private String free(String title) {
        Set<String> taken = titles("");
        int number = 1;
        while (taken.contains(title + " " + number)) {
            number++;
        }
        return title + " " + number;
    }

    /** A name for documents and nodes, made from a title. */
    private String id(String title) {
        String plain = title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_|_$", "");
        Set<String> taken = new HashSet<>();
        drawing().types().forEach(type -> taken.add(type.id()));
        return numbered(plain.isEmpty() ? "block" : plain, taken);
    }
}
