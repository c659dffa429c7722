package netwright.web.compare;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import netwright.web.recipe.RecipeTable;

/** What groups of runs were trained differently with; what they share is folded away. */
final class RecipesSection extends Div {

    private static final long serialVersionUID = 1L;

    RecipesSection() {
        addClassNames("recipes", "compare-table");
    }

    void show(List<RunGroup> groups) {
        removeAll();
        setVisible(groups.size() > 1);
        if (groups.size() < 2) {
            return;
        }
        RecipeRows rows = RecipeRows.of(groups.stream().map(RunGroup::recipe).toList());
        add(new H3("Recipes"));
        if (rows.differing().isEmpty()) {
            Paragraph same = new Paragraph("All groups were trained alike; their networks differ.");
            same.addClassName("quiet");
            add(same);
        } else {
            add(new RecipeTable(groups.stream().map(RunGroup::name).toList(), rows.differing()));
        }
        if (!rows.shared().isEmpty()) {
            DescriptionList shared = new DescriptionList();
            shared.addClassName("details");
            rows.shared().forEach((name, value) -> {
                shared.add(new DescriptionList.Term(name));
                shared.add(new DescriptionList.Description(value));
            });
            add(new Details(
                    "The same in all: %d settings".formatted(rows.shared().size()), shared));
        }
    }
}
