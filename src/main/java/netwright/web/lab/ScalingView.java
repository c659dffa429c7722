package netwright.web.lab;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.List;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.lab.CompoundScaling;
import netwright.lab.EfficientNets;
import netwright.web.ExploreTabs;
import netwright.web.MainLayout;
import netwright.web.Pages;
import netwright.web.workspace.Candidate;
import netwright.web.workspace.Candidates;
import netwright.web.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * Depth, width and resolution of any network scaled together or one at a time, and EfficientNet's family as the example. The
 * address holds the choice.
 */
@Route(value = ExploreTabs.SCALING, layout = MainLayout.class)
@PageTitle("Compound scaling · Netwright")
@StyleSheet("lab.css")
final class ScalingView extends Div implements AfterNavigationObserver {

    private static final long serialVersionUID = 1L;
    private static final String B0 = "preset:efficientnet_b0";

    private final transient Workspace workspace;
    private final transient Candidates candidates;
    private final ComboBox<Candidates.Choice> choice = new ComboBox<>();
    private final ScalingControls controls = new ScalingControls(this::moved);
    private final BeforeAfter figures = new BeforeAfter("Base", "Scaled");
    private final ScalingWords words = new ScalingWords();
    private final ScalingChanges done = new ScalingChanges();
    private final ScalingCurves curves = new ScalingCurves();
    private final FamilyTable family;
    private transient Candidate base;
    private transient @Nullable EfficientNets published;
    private transient Architecture scaled;

    ScalingView(Workspace workspace, Candidates candidates) {
        this.workspace = workspace;
        this.candidates = candidates;
        this.base = candidates.find(B0).orElseThrow();
        this.scaled = base.architecture();
        this.family = new FamilyTable(base.architecture());
        addClassNames("page", "scaling");
        choice.setAriaLabel("Network to scale");
        choice.setItems(candidates.choices());
        choice.setItemLabelGenerator(Candidates.Choice::label);
        show(choice, B0);
        choice.addValueChangeListener(event -> chosen(event.getValue()));
        Button open = new Button("Open in the designer", event -> workspace.openCopy(scaled));
        open.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div head = new Div(new H2("Compound scaling"), choice, open);
        head.addClassNames("page-head", "scaling-head");
        Div table = new Div(figures);
        table.addClassName("compare-table");
        Div result = new Div(table, words);
        result.addClassName("scaling-result");
        Div known = new Div(family);
        known.addClassName("compare-table");
        add(
                new ExploreTabs(ExploreTabs.SCALING),
                head,
                intro(),
                family(),
                controls,
                result,
                curves,
                done,
                new H3("The published family"),
                known,
                note());
        refresh(true);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        if (asked.getParameters().isEmpty()) {
            return;
        }
        asked.getSingleParameter("network").flatMap(candidates::find).ifPresent(found -> {
            base = found;
            show(choice, found.key());
        });
        published = asked.getSingleParameter("published")
                .flatMap(EfficientNets::named)
                .orElse(null);
        if (published == null) {
            controls.show(asked);
        } else {
            controls.show(published.phi(), CompoundScaling.Coefficients.EFFICIENTNET);
        }
        refresh(true);
    }

    /** Puts the choice into the address, so that it can be bookmarked and sent on. */
    private void remember() {
        QueryParameters chosen = QueryParameters.of("network", base.key());
        Pages.remember(
                ExploreTabs.SCALING,
                published == null ? controls.addedTo(chosen) : chosen.merging("published", published.name()));
    }

    private static Paragraph intro() {
        Paragraph intro = new Paragraph(
                "Depth d = α^φ, width w = β^φ, resolution r = γ^φ (Tan and Le, EfficientNet, ICML 2019). A convolution's MACs grow with d · w² · r², so the paper keeps α · β² · γ² near 2.");
        intro.addClassName("quiet");
        return intro;
    }

    private static Paragraph note() {
        Paragraph note = new Paragraph(
                "The paper gives α, β, γ and the eight networks, but no φ for each; those here are the usual ones. The published coefficients are rounded by hand, and the resolutions of B4 to B7 run ahead of the formula. B2 is 260 pixels in the paper; torchvision evaluates its weights at 288.");
        note.addClassName("quiet");
        return note;
    }

    private Div family() {
        Div buttons = new Div(new Span("Published:"));
        buttons.addClassName("scaling-family");
        for (EfficientNets one : EfficientNets.all()) {
            Button button = new Button(one.name(), event -> publish(one));
            button.addThemeVariants(ButtonVariant.LUMO_SMALL);
            button.setTooltipText("EfficientNet-%s: depth %s, width %s, %d pixels"
                    .formatted(one.name(), one.depth(), one.width(), one.resolution()));
            buttons.add(button);
        }
        Button reset = new Button("Reset", event -> reset());
        reset.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        buttons.add(reset);
        return buttons;
    }

    private static void show(ComboBox<Candidates.Choice> choice, String key) {
        choice.getListDataView()
                .getItems()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .ifPresent(choice::setValue);
    }

    private void chosen(Candidates.@Nullable Choice chosen) {
        if (chosen == null || chosen.key().equals(base.key())) {
            return;
        }
        candidates.find(chosen.key()).ifPresent(candidate -> {
            base = candidate;
            published = null;
            refresh(true);
            remember();
        });
    }

    private void publish(EfficientNets one) {
        boolean other = !base.key().equals(B0);
        if (other) {
            base = candidates.find(B0).orElseThrow();
            show(choice, B0);
        }
        boolean moved = controls.show(one.phi(), CompoundScaling.Coefficients.EFFICIENTNET);
        published = one;
        refresh(other || moved);
        remember();
    }

    private void reset() {
        controls.show(ScalingControls.FIRST_PHI, CompoundScaling.Coefficients.EFFICIENTNET);
        published = null;
        refresh(true);
        remember();
    }

    /** @param coefficients whether more than φ changed */
    private void moved(boolean coefficients) {
        published = null;
        refresh(coefficients);
        remember();
    }

    private void refresh(boolean coefficients) {
        CompoundScaling.Factors factors = published == null ? controls.factors() : published.factors();
        CompoundScaling result = CompoundScaling.of(base.architecture(), base.analysis(), factors);
        scaled = published == null
                ? result.architecture()
                        .withName("%s, φ = %s"
                                .formatted(base.architecture().name(), ScalingControls.number(controls.phi())))
                : published.from(base.architecture());
        Analysis analysis = published == null ? result.analysis() : Analysis.of(scaled);
        figures.show(base.analysis(), analysis);
        controls.showFactors(factors, scaled);
        words.show(new ScalingWords.State(
                base, published, controls.phi(), controls.coefficients(), factors, analysis, reference()));
        done.show(result);
        family.mark(published);
        if (coefficients) {
            curves.show(base, controls.coefficients(), base.key().equals(B0));
        }
    }

    /** The catalogue's network of that name at the published resolution; null where none was chosen. */
    private @Nullable Analysis reference() {
        EfficientNets one = published;
        return one == null
                ? null
                : candidates
                        .find("preset:" + one.preset())
                        .map(known -> Analysis.of(known.architecture().withInput(scaled.input())))
                        .orElse(null);
    }

    /** For tests: what would be opened. */
    List<Architecture> shown() {
        return List.of(base.architecture(), scaled);
    }
}
