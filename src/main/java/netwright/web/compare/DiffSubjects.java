package netwright.web.compare;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.lab.ladder.ModernisationLadder;
import netwright.lab.ladder.Rung;
import netwright.store.Designs;
import netwright.web.ExploreTabs;
import netwright.web.workspace.Candidate;
import netwright.web.workspace.Candidates;
import netwright.web.workspace.Editor;
import netwright.web.workspace.Workspace;
import org.springframework.stereotype.Component;

/**
 * What the structural diff can show: all that can be compared, and besides what is on the canvas ({@code drawing:} or
 * {@code drawing:<design>}), a design's revision ({@code revision:<design>:<number>}) and a rung of the ladder
 * ({@code rung:<number>}).
 */
@Component
public class DiffSubjects {

    private final Candidates candidates;
    private final Workspace workspace;
    private final Designs designs;

    DiffSubjects(Candidates candidates, Workspace workspace, Designs designs) {
        this.candidates = candidates;
        this.workspace = workspace;
        this.designs = designs;
    }

    /** The key of a drawing with what was not saved yet. */
    public static String drawing(Editor editor) {
        return "drawing:" + (editor.design() == null ? "" : editor.design());
    }

    /** The key of a saved revision. */
    public static String revision(UUID design, int number) {
        return "revision:" + design + ":" + number;
    }

    /** The key of a rung of the ladder to ConvNeXt, from 0. */
    public static String rung(int number) {
        return "rung:" + number;
    }

    static String address(String left, String right) {
        return ExploreTabs.DIFF + "?items=" + left + "," + right;
    }

    /** Goes to the page with these two. */
    public static void show(String left, String right) {
        UI.getCurrent().navigate(ExploreTabs.DIFF, QueryParameters.of("items", left + "," + right));
    }

    List<Candidates.Choice> choices() {
        List<Candidates.Choice> choices = new ArrayList<>();
        if (!workspace.nothingDrawn()) {
            choices.add(new Candidates.Choice(
                    drawing(workspace.unsaved()),
                    workspace.unsaved().architecture().name() + " · on the canvas"));
        }
        choices.addAll(candidates.choices());
        ModernisationLadder.rungs()
                .forEach(rung -> choices.add(new Candidates.Choice(rung(rung.number()), name(rung) + " · ladder")));
        return choices;
    }

    private static String name(Rung rung) {
        return "Rung %d: %s".formatted(rung.number(), rung.title());
    }

    /** Empty when nothing of that key is there any more. */
    Optional<Candidate> find(String key) {
        try {
            if (key.startsWith("drawing:")) {
                return drawing(key);
            }
            if (key.startsWith("revision:")) {
                return revision(key);
            }
            if (key.startsWith("rung:")) {
                return ModernisationLadder.rung(Integer.parseInt(key.substring("rung:".length())))
                        .map(rung -> rung(key, rung));
            }
            return candidates.find(key);
        } catch (IllegalArgumentException noSuchKey) {
            return Optional.empty();
        }
    }

    private Optional<Candidate> drawing(String key) {
        String design = key.substring("drawing:".length());
        return (design.isEmpty() ? Optional.of(workspace.unsaved()) : workspace.design(UUID.fromString(design)))
                .map(editor -> candidate(
                        key, editor.architecture().name(), "Drawing", editor.architecture(), editor.analysis()));
    }

    private Optional<Candidate> revision(String key) {
        String[] parts = key.split(":");
        if (parts.length != 3) {
            return Optional.empty();
        }
        UUID design = UUID.fromString(parts[1]);
        int number = Integer.parseInt(parts[2]);
        return designs.revision(design, number).map(revision -> {
            Architecture architecture = ArchitectureJson.read(revision.document());
            return candidate(
                    key,
                    "%s, revision %d".formatted(architecture.name(), number),
                    "Revision",
                    architecture,
                    Analysis.of(architecture));
        });
    }

    private static Candidate rung(String key, Rung rung) {
        return new Candidate(
                key,
                name(rung),
                "Rung",
                rung.architecture(),
                rung.analysis(),
                rung.reported().top1() / 100,
                null,
                ModernisationLadder.SOURCE,
                null,
                null);
    }

    private static Candidate candidate(
            String key, String title, String kind, Architecture architecture, Analysis analysis) {
        return new Candidate(key, title, kind, architecture, analysis, null, null, null, null, null);
    }
}
