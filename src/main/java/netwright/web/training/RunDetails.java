package netwright.web.training;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import netwright.recipe.Recipe;
import netwright.recipe.RecipePreset;
import netwright.recipe.RecipePresets;
import netwright.recipe.RecipeText;
import netwright.recipe.Transfer;
import netwright.store.Run;
import netwright.store.Runs;
import netwright.training.DataSets;
import netwright.training.Devices;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.recipe.RecipeTable;

/** How a run is or was trained: all that is needed to repeat it. */
@StyleSheet("recipe.css")
final class RunDetails extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Runs runs;

    RunDetails(Runs runs) {
        this.runs = runs;
        addClassName("run-details");
    }

    private static Component link(Run run) {
        return Pages.link(Pages.run(run.id()), "%s, %s".formatted(run.name(), Numbers.time(run.created())));
    }

    void show(Run run) {
        removeAll();
        Recipe recipe = run.recipe();
        DescriptionList list = new DescriptionList();
        list.addClassName("details");
        entry(
                list,
                "Network",
                run.name()
                        + (run.origin() == null
                                ? ", as drawn then"
                                : ", revision " + run.origin().number()));
        entry(list, "Images", DataSets.title(recipe.data()));
        RecipeText.lines(recipe).forEach((name, value) -> {
            if (name.equals(RecipeText.STARTS_FROM)) {
                Optional<Run> from = Optional.ofNullable(recipe.transfer())
                        .flatMap(Transfer::run)
                        .flatMap(runs::find);
                list.add(
                        new DescriptionList.Term(name),
                        new DescriptionList.Description(
                                from.map(RunDetails::link).orElseGet(() -> new Span(value))));
            } else {
                entry(list, name, value);
            }
        });
        entry(list, "Seed", Long.toString(recipe.seed()));
        if (run.setting() instanceof Run.Setting setting) {
            entry(list, "Engine", setting.engine());
            entry(list, "Device", Devices.label(setting.device()));
            entry(list, "SHA-256 of the images", setting.dataHash());
        } else {
            entry(list, "Engine", recipe.engine().label());
            entry(list, "Device", Devices.label(recipe.device()));
        }
        if (run.seconds() != null) {
            entry(list, "Training and validation", Numbers.duration(run.seconds()));
        }
        entry(list, "Asked for", Numbers.time(run.created()));
        if (run.attempts() > 0) {
            entry(list, "Workers lost", Integer.toString(run.attempts()));
        }
        add(new H3(run.state().isOver() ? "How it was trained" : "How it is trained"), list);
        unlikeQuick(recipe);
    }

    /** What makes the recipe another one than the quick one, in as many epochs and as large batches. */
    private void unlikeQuick(Recipe recipe) {
        RecipePreset quick = RecipePresets.all().getFirst();
        Recipe plain = quick.recipe();
        Recipe alike = plain.withBatch(recipe.batch())
                .withEpochs(recipe.epochs())
                .withSchedule(plain.schedule().stretched((double) recipe.epochs() / plain.epochs()));
        List<RecipeText.Difference> differences = RecipeText.differences(alike, recipe);
        if (differences.isEmpty()) {
            return;
        }
        Div table = new Div(new RecipeTable(quick.title(), "this run", differences));
        table.addClassName("compare-table");
        Details unfolded = new Details(
                "Unlike the recipe %s in %d %s"
                        .formatted(quick.title(), differences.size(), differences.size() == 1 ? "way" : "ways"),
                table);
        add(unfolded);
    }

    private static void entry(DescriptionList list, String term, String value) {
        list.add(new DescriptionList.Term(term), new DescriptionList.Description(value));
    }
}
