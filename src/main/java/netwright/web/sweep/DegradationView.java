package netwright.web.sweep;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.catalog.Presets;
import netwright.recipe.Recipe;
import netwright.store.DataDirectory;
import netwright.store.StoredSweep;
import netwright.store.Sweeps;
import netwright.sweep.Degradation;
import netwright.sweep.Subject;
import netwright.sweep.Sweep;
import netwright.training.DataSetFailed;
import netwright.training.DataSetInfo;
import netwright.training.DataSets;
import netwright.training.FetchProgress;
import netwright.web.ExploreTabs;
import netwright.web.MainLayout;
import netwright.web.Messages;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.workspace.Workspace;

/** The experiment that residual connections come from, with one button. */
@Route(value = Pages.DEGRADATION, layout = MainLayout.class)
@PageTitle("Degradation · Netwright")
final class DegradationView extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MOST_SHOWN = 10;

    private final transient Sweeps sweeps;
    private final transient Workspace workspace;
    private final transient DataSets dataSets;
    private final MultiSelectComboBox<Subject> networks = new MultiSelectComboBox<>("Networks");
    private final IntegerField images = number("Training images", Degradation.IMAGES, 60_000);
    private final IntegerField epochs = number("Epochs", Degradation.EPOCHS, Recipe.MOST_EPOCHS);
    private final IntegerField batch = number("Batch", Degradation.BATCH, Recipe.LARGEST_BATCH);
    private final IntegerField seeds = number("Seeds", Degradation.SEEDS, Sweep.MOST_SEEDS);
    private final Button run = new Button("Run it");

    DegradationView(Sweeps sweeps, Workspace workspace, DataDirectory files) {
        this.sweeps = sweeps;
        this.workspace = workspace;
        this.dataSets = new DataSets(files.dataSets());
        addClassName("page");
        Div head = new Div(new H2("The degradation experiment"), run);
        head.addClassName("page-head");
        run.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        run.addClickListener(event -> start());
        networks.setItems(choices());
        networks.setItemLabelGenerator(Subject::name);
        networks.setValue(Degradation.networks());
        networks.setWidth("min(34rem, 100%)");
        Div fields = new Div(networks, images, epochs, batch, seeds);
        fields.addClassName("page-head");
        Details options = new Details("Other networks, more images, more seeds", fields);
        add(
                new ExploreTabs(Pages.DEGRADATION),
                head,
                new Paragraph("A deeper network could always do what a shallower one does: its further layers need only"
                        + " hand their input on. Yet plain networks of 56 layers trained worse than those of 20 (He, Zhang,"
                        + " Ren, Sun, 2015, figures 1 and 6), on the training images themselves, so that it was no"
                        + " overfitting. With shortcuts around every two layers it came out the other way."),
                new Paragraph(("Here the same four networks are trained on %,d pictures of %s under one recipe, %d"
                                + " epochs in batches of %d. What comes out is reported as it comes out.")
                        .formatted(
                                Degradation.IMAGES,
                                DataSets.title(Degradation.DATA),
                                Degradation.EPOCHS,
                                Degradation.BATCH)),
                sizes(),
                new Paragraph(Degradation.DURATION),
                options,
                past());
    }

    private static List<Subject> choices() {
        return Stream.concat(
                        Degradation.networks().stream(),
                        Presets.all().stream()
                                .filter(preset -> preset.id().endsWith("_cifar"))
                                .filter(preset -> !Degradation.PRESETS.contains(preset.id()))
                                .map(Degradation::subject))
                .toList();
    }

    private static UnorderedList sizes() {
        UnorderedList list = new UnorderedList();
        for (Subject network : Degradation.networks()) {
            var cost = Analysis.of(network.architecture()).totals().cost();
            list.add(new ListItem("%s: %s parameters, %s MACs an image of 3×32×32"
                    .formatted(network.name(), Numbers.compact(cost.parameters()), Numbers.compact(cost.macs()))));
        }
        return list;
    }

    private Div past() {
        List<StoredSweep> before = sweeps.list(workspace.person().id(), 200, 0).stream()
                .filter(sweep -> sweep.name().equals(Degradation.NAME))
                .limit(MOST_SHOWN)
                .toList();
        Div past = new Div(new H3("Your results"));
        if (before.isEmpty()) {
            past.add(new Paragraph("None yet."));
        }
        UnorderedList list = new UnorderedList();
        before.forEach(sweep -> list.add(new ListItem(Pages.link(
                Pages.sweep(sweep.id()),
                "%s, %s"
                        .formatted(
                                Numbers.time(sweep.created()),
                                sweep.state().isOver()
                                        ? sweep.state().name().toLowerCase(Locale.ROOT)
                                        : "%d of %d runs over".formatted(sweep.over(), sweep.trials()))))));
        past.add(list);
        return past;
    }

    private static IntegerField number(String label, int value, int most) {
        IntegerField field = new IntegerField(label);
        field.setValue(value);
        field.setMin(1);
        field.setMax(most);
        field.setStepButtonsVisible(true);
        field.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage("A whole number, please.")
                .setMinErrorMessage("At least 1.")
                .setMaxErrorMessage("At most %,d.".formatted(most)));
        return field;
    }

    private boolean valid() {
        networks.setInvalid(networks.getValue().isEmpty());
        networks.setErrorMessage("Choose at least one network.");
        return !networks.isInvalid()
                && Stream.of(images, epochs, batch, seeds)
                        .allMatch(field -> !field.isInvalid() && field.getValue() != null);
    }

    /** The pictures are fetched the first time, which may take a while. */
    private void start() {
        if (!valid()) {
            Messages.error("Mend the fields marked in red first.");
            return;
        }
        run.setEnabled(false);
        run.setText("Fetching " + DataSets.title(Degradation.DATA) + "…");
        UI ui = UI.getCurrent();
        Thread.ofVirtual().name("degradation").start(() -> {
            try {
                dataSets.fetch(Degradation.DATA, FetchProgress.SILENT);
                ui.access(() -> create(ui));
            } catch (DataSetFailed failed) {
                ui.access(() -> {
                    run.setEnabled(true);
                    run.setText("Run it");
                    Messages.error(String.valueOf(failed.getMessage()));
                });
            }
        });
    }

    private void create(UI ui) {
        List<Subject> chosen = List.copyOf(networks.getValue());
        DataSetInfo info = dataSets.describe(
                Degradation.DATA, chosen.getFirst().architecture().input());
        Recipe recipe = Degradation.recipe(epochs.getValue(), batch.getValue())
                .withImages(images.getValue(), Degradation.TEST_IMAGES);
        Sweep sweep =
                Degradation.of(chosen, recipe, info.shape(), info.classes().size(), seeds.getValue());
        StoredSweep stored = sweeps.create(workspace.person().id(), sweep);
        ui.navigate(Pages.sweep(stored.id()));
    }
}
