package netwright.web.explore;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import netwright.catalog.Preset;
import netwright.web.ExploreTabs;
import netwright.web.MainLayout;
import netwright.web.Pages;
import netwright.web.workspace.Candidate;
import netwright.web.workspace.Candidates;
import netwright.web.workspace.PresetShelf;
import netwright.web.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** One architecture taken apart: idea, drawing, stages, where its cost lies, what is published about it. */
@Route(value = "explore/:id", layout = MainLayout.class)
@RouteAlias(value = "explore/design/:design", layout = MainLayout.class)
@StyleSheet("explorer.css")
final class ArchitectureView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final int SIMILAR = 4;

    private final transient PresetShelf presets;
    private final transient Candidates candidates;
    private final transient Workspace workspace;
    private final transient OwnNetworks own;
    private final transient SpeedDesk desk;
    private String title = "Architecture";

    ArchitectureView(PresetShelf presets, Candidates candidates, Workspace workspace, OwnNetworks own, SpeedDesk desk) {
        this.presets = presets;
        this.candidates = candidates;
        this.workspace = workspace;
        this.own = own;
        this.desk = desk;
        addClassNames("page", "architecture-page");
    }

    static String address(Preset preset) {
        return address(preset.id());
    }

    static String address(String preset) {
        return ExploreTabs.CATALOGUE + "/" + preset;
    }

    static String address(UUID design) {
        return ExploreTabs.CATALOGUE + "/design/" + design;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(new ExploreTabs(""));
        Optional<String> design = event.getRouteParameters().get("design");
        String id = event.getRouteParameters().get("id").orElse("");
        candidates
                .find(design.map(uuid -> "design:" + uuid).orElse("preset:" + id))
                .ifPresentOrElse(
                        candidate -> show(candidate, design.isPresent() ? null : item(id)),
                        () -> missing(design.orElse(id)));
    }

    private PresetShelf.@Nullable Item item(String id) {
        return presets.items().stream()
                .filter(item -> item.preset().id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private void show(Candidate candidate, PresetShelf.@Nullable Item item) {
        title = candidate.title();
        SpeedDesk.Job job = item == null
                ? SpeedDesk.Job.of(candidate.title(), candidate.architecture(), candidate.analysis())
                : desk.job(item);
        add(head(candidate, item));
        if (item != null) {
            Paragraph idea = new Paragraph(item.preset().idea());
            idea.addClassName("idea");
            add(idea);
        }
        add(
                new ArchitectureActions(candidate, workspace),
                new ArchitectureFacts(candidate, item),
                new SpeedPanel(desk, own::training, () -> List.of(job), () -> {}),
                new DrawingSection(candidate),
                new CostSection(candidate),
                new GrowthSection(candidate));
    }

    private Div head(Candidate candidate, PresetShelf.@Nullable Item item) {
        Div head = new Div(new H2(candidate.title()));
        head.addClassName("page-head");
        if (item == null) {
            head.add(badge("my design"));
            return head;
        }
        head.add(
                badge(item.preset().family()),
                badge(Integer.toString(item.preset().year())));
        List<PresetShelf.Item> family = presets.items().stream()
                .filter(other -> other.preset().family().equals(item.preset().family()))
                .toList();
        int place = family.indexOf(item);
        if (place > 0) {
            head.add(step("← ", family.get(place - 1).preset(), ""));
        }
        if (place < family.size() - 1) {
            head.add(step("", family.get(place + 1).preset(), " →"));
        }
        return head;
    }

    private static Span badge(String text) {
        Span badge = new Span(text);
        badge.addClassName("badge");
        return badge;
    }

    private static Anchor step(String before, Preset preset, String after) {
        Anchor link = Pages.link(address(preset), before + preset.title() + after);
        link.addClassName("family-step");
        return link;
    }

    private void missing(String id) {
        title = "Not found";
        Div empty = new Div(
                new H2("There is no architecture “" + id + "” here"),
                new Paragraph("Its address may be mistyped, or the design was deleted."));
        empty.addClassName("empty");
        List<Preset> similar = similar(id);
        if (!similar.isEmpty()) {
            Paragraph near = new Paragraph("Did you mean ");
            for (int i = 0; i < similar.size(); i++) {
                near.add(i == 0 ? "" : i == similar.size() - 1 ? " or " : ", ");
                near.add(Pages.link(address(similar.get(i)), similar.get(i).title()));
            }
            near.add("?");
            empty.add(near);
        }
        empty.add(Pages.link(ExploreTabs.CATALOGUE, "To the catalogue"));
        add(empty);
    }

    /** Presets whose ids share the letters that the given one begins with. */
    private List<Preset> similar(String id) {
        String letters = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z].*", "");
        Stream<Preset> all = presets.items().stream().map(PresetShelf.Item::preset);
        return letters.length() < 3
                ? List.of()
                : all.filter(preset -> preset.id().startsWith(letters))
                        .limit(SIMILAR)
                        .toList();
    }

    @Override
    public String getPageTitle() {
        return title + " · Netwright";
    }
}
