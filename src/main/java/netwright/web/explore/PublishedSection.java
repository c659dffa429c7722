package netwright.web.explore;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import netwright.architecture.Architecture;
import netwright.architecture.InputShape;
import netwright.architecture.TensorShape;
import netwright.catalog.Preset;
import netwright.catalog.Scaling;
import netwright.web.Pages;
import netwright.web.workspace.PresetShelf;

/** Published architectures to search, as they are or scaled to small images so that they can be trained here. */
@StyleSheet("explorer.css")
public final class PublishedSection extends Div {

    private static final long serialVersionUID = 1L;
    private static final String AS_PUBLISHED = "published";
    private static final int FEW_CLASSES = 10;

    /** Input shapes of the usual sets of small images. */
    static final List<String> SMALL = List.of("3×32×32", "1×28×28");

    private final transient PresetShelf presets;
    private final transient Consumer<Scaling> open;
    private final TextField search = new TextField();
    private final Select<String> size = new Select<>();
    private final Div grid = new Div();

    public PublishedSection(PresetShelf presets, Consumer<Scaling> open) {
        this.presets = presets;
        this.open = open;
        search.setPlaceholder("Search by name, family or year");
        search.setAriaLabel("Search published architectures");
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.EAGER);
        search.addValueChangeListener(event -> fill());
        size.setAriaLabel("Image size of published architectures");
        size.setItems(Stream.concat(Stream.of(AS_PUBLISHED), SMALL.stream()).toList());
        size.setItemLabelGenerator(
                choice -> choice.equals(AS_PUBLISHED) ? "As published" : "Scaled to " + choice + ", 10 classes");
        size.setValue(AS_PUBLISHED);
        size.addValueChangeListener(event -> fill());
        Div head = new Div(new H3("Published architectures"), search, size);
        head.addClassName("section-head");
        grid.addClassName("cards");
        add(head, grid);
        fill();
    }

    private void fill() {
        List<Div> cards = presets.published().stream()
                .filter(item -> matches(item.preset()))
                .map(item -> new Div(card(item), about(item.preset())))
                .toList();
        grid.removeAll();
        cards.forEach(card -> {
            card.addClassName("card-with-link");
            grid.add(card);
        });
        if (cards.isEmpty()) {
            Span none = new Span("No architecture by that name.");
            none.addClassName("quiet");
            grid.add(none);
        }
    }

    private boolean matches(Preset preset) {
        String text = "%s %s %s %d".formatted(preset.title(), preset.id(), preset.family(), preset.year());
        return text.toLowerCase(Locale.ROOT).contains(search.getValue().strip().toLowerCase(Locale.ROOT));
    }

    private NativeButton card(PresetShelf.Item item) {
        Architecture architecture = item.preset().architecture();
        return size.getValue().equals(AS_PUBLISHED)
                ? StartCard.of(item, () -> open.accept(new Scaling(architecture, List.of())))
                : StartCard.of(
                        item,
                        "%d, scaled to %s".formatted(item.preset().year(), size.getValue()),
                        () -> open.accept(scaled(architecture, size.getValue())));
    }

    private Anchor about(Preset preset) {
        Anchor about = Pages.link(ArchitectureView.address(preset), "About");
        about.getElement().setAttribute("aria-label", "About " + preset.title());
        about.addClassName("about-link");
        // The dialog belongs to no page, so it would stay open over the next one.
        about.getElement()
                .addEventListener(
                        "click",
                        event -> Optional.ofNullable(findAncestor(Dialog.class)).ifPresent(Dialog::close));
        return about;
    }

    /** Fitted to small images and {@value #FEW_CLASSES} classes. @param size {@code 3×32×32} */
    static Scaling scaled(Architecture architecture, String size) {
        TensorShape input = InputShape.read(size);
        Scaling.Stem stem =
                Scaling.suitsSmallStem(architecture, input) ? Scaling.Stem.SMALL_IMAGES : Scaling.Stem.AS_DRAWN;
        return Scaling.of(architecture, input, FEW_CLASSES, stem);
    }
}
