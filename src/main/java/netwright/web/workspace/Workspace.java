package netwright.web.workspace;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.TensorShape;
import netwright.architecture.UnreadableDocument;
import netwright.store.Design;
import netwright.store.Designs;
import netwright.store.Draft;
import netwright.store.Drafts;
import netwright.store.People;
import netwright.store.Person;
import netwright.store.Revision;
import netwright.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The drawings a person has open. Each keeps its undo history for the session, and every edit goes to the draft in the
 * database, so that a reload or a restart loses nothing drawn.
 */
@Component
public class Workspace {

    /** What a new drawing starts as. */
    public static final TensorShape USUAL_INPUT = TensorShape.map(1, 28, 28);

    private static final class Open extends HashMap<String, Editor> {
        private static final long serialVersionUID = 1L;
    }

    /** What the database held of each open design when this session last read or wrote it. */
    private static final class Seen extends HashMap<UUID, Stored> {
        private static final long serialVersionUID = 1L;
    }

    private final Designs designs;
    private final Drafts drafts;
    private final People people;

    Workspace(Designs designs, Drafts drafts, People people) {
        this.designs = designs;
        this.drafts = drafts;
        this.people = people;
    }

    /** Looked up once a session, since every edit asks. */
    public Person person() {
        VaadinSession session = VaadinSession.getCurrent();
        if (session == null) {
            return people.local();
        }
        Person person = session.getAttribute(Person.class);
        if (person == null) {
            person = people.local();
            session.setAttribute(Person.class, person);
        }
        return person;
    }

    /** The drawing that is no design yet. */
    public Editor unsaved() {
        return open().computeIfAbsent("", key -> {
            Architecture empty = Architecture.empty("untitled", USUAL_INPUT, 10);
            return resumed(empty, null, 0, ArchitectureJson.write(empty));
        });
    }

    /** Whether the unsaved drawing is as good as empty. */
    public boolean nothingDrawn() {
        Architecture drawn = unsaved().architecture();
        return drawn.nodes().size() <= 2 && drawn.edges().isEmpty();
    }

    /** A saved design, with what was drawn since; empty when there is none of that id. */
    public Optional<Editor> design(UUID id) {
        Editor open = open().get(id.toString());
        if (open != null) {
            askIfChangedElsewhere(open, () -> {});
            return Optional.of(open);
        }
        return designs.find(id).filter(design -> design.deletedAt() == null).map(this::opened);
    }

    private Editor opened(Design design) {
        Revision latest = designs.latest(design.id());
        Architecture architecture = ArchitectureJson.read(latest.document()).withName(design.name());
        Editor editor = resumed(architecture, design.id(), latest.number(), ArchitectureJson.write(architecture));
        open().put(design.id().toString(), editor);
        seen().put(design.id(), stored(design.id()));
        return editor;
    }

    private Editor resumed(Architecture saved, @Nullable UUID design, int revision, String document) {
        Editor editor = new Editor(saved, design, revision, document);
        drafts.find(person().id(), design).map(Draft::document).ifPresent(draft -> {
            try {
                Architecture drawn = ArchitectureJson.read(draft);
                editor.apply(a -> drawn);
            } catch (UnreadableDocument e) {
                drafts.discard(person().id(), design);
            }
        });
        return editor;
    }

    /** Puts another network in place of the unsaved drawing, which undo brings back. */
    public void replaceUnsaved(Architecture architecture) {
        Editor unsaved = unsaved();
        unsaved.apply(a -> architecture);
        keepDraft(unsaved);
    }

    /** Opens a network as a new drawing in the designer; undo there brings back what was drawn before. */
    public void openCopy(Architecture architecture) {
        replaceUnsaved(architecture);
        UI.getCurrent().navigate(Pages.DRAWING);
    }

    /** Keeps what was drawn, unless the design has changed elsewhere: then only when the person says so. */
    public void keepDraft(Editor editor) {
        if (askIfChangedElsewhere(editor, () -> keepDraft(editor))) {
            return;
        }
        drafts.save(person().id(), editor.design(), editor.document());
        if (editor.design() instanceof UUID design) {
            seen().computeIfPresent(design, (id, before) -> new Stored(before.revision(), editor.document()));
        }
        Tabs.others(editor, DrawingPage::refresh);
    }

    /**
     * Asks whether to go on with a drawing or to load what has become of its design in another browser.
     *
     * @param keep what to do when the person goes on with it
     * @return whether it asked
     */
    public boolean askIfChangedElsewhere(Editor editor, Runnable keep) {
        UUID design = editor.design();
        Stored before = design == null ? null : seen().get(design);
        if (before == null) {
            return false;
        }
        Stored now = stored(design);
        if (now.sameDrawing(before)) {
            return false;
        }
        ChangedElsewhere.ask(before, now, () -> reload(editor, design), () -> {
            seen().put(design, now);
            keep.run();
        });
        return true;
    }

    private Stored stored(UUID design) {
        return new Stored(
                designs.find(design).map(found -> found.latest().number()).orElse(0),
                drafts.find(person().id(), design).map(Draft::document).orElse(null));
    }

    private void reload(Editor editor, UUID design) {
        open().remove(design.toString());
        seen().remove(design);
        design(design).ifPresent(fresh -> Tabs.all(editor, page -> page.reopen(fresh)));
    }

    /** Saves an unsaved drawing as a new design, and starts the next one empty. */
    public UUID saveAs(Editor editor, String name, String note) {
        UUID before = editor.design();
        editor.arrange(a -> a.withName(name));
        String document = editor.document();
        Design design = designs.create(person().id(), name, note, document);
        drafts.discard(person().id(), before);
        open().remove(before == null ? "" : before.toString());
        open().put(design.id().toString(), editor);
        editor.savedAs(design.id(), 1);
        seen().put(design.id(), new Stored(1, null));
        return design.id();
    }

    /** Saves a network as a new design and leaves every open drawing as it is. */
    public UUID saveCopy(Architecture architecture, String name, String note) {
        String document = ArchitectureJson.write(architecture.withName(name));
        return designs.create(person().id(), name, note, document).id();
    }

    /** Saves the next revision; answers its number, which stays the same when nothing had changed. */
    public int save(Editor editor, String note) {
        UUID design = editor.design();
        if (design == null) {
            throw new IllegalStateException("It is no design yet");
        }
        String document = editor.document();
        Revision revision = designs.saveRevision(design, person().id(), note, document);
        designs.rename(design, editor.architecture().name());
        drafts.discard(person().id(), design);
        editor.savedAs(design, revision.number());
        seen().put(design, new Stored(revision.number(), null));
        Tabs.others(editor, DrawingPage::refresh);
        return revision.number();
    }

    private static Map<UUID, Stored> seen() {
        VaadinSession session = VaadinSession.getCurrent();
        Seen seen = session.getAttribute(Seen.class);
        if (seen == null) {
            seen = new Seen();
            session.setAttribute(Seen.class, seen);
        }
        return seen;
    }

    private static Map<String, Editor> open() {
        VaadinSession session = VaadinSession.getCurrent();
        Open open = session.getAttribute(Open.class);
        if (open == null) {
            open = new Open();
            session.setAttribute(Open.class, open);
        }
        return open;
    }
}
