package netwright.web.degradation;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import netwright.recipe.Recipe;
import netwright.sweep.Degradation;
import netwright.sweep.Entrant;
import netwright.sweep.Subject;
import netwright.sweep.Sweep;
import netwright.training.DataSets;
import netwright.web.FieldFault;
import netwright.web.Numbers;
import netwright.web.degradation.Pace.Expected;

/** The networks of an experiment before it begins: what they are, what they cost, how long they will take. */
final class NetworksTable extends Div {

    private static final long serialVersionUID = 1L;

    private final Paragraph time = new Paragraph();
    private final Rows rows = new Rows();

    NetworksTable() {
        time.getElement().setAttribute("role", "status");
        add(rows, time);
    }

    void show(Sweep sweep, Pace pace) {
        List<List<String>> lines = new ArrayList<>();
        String input = "";
        double seconds = 0;
        int measured = 0;
        for (Subject subject : sweep.subjects()) {
            Entrant network = Entrant.of(subject);
            Expected expected = pace.of(subject.architecture(), network, sweep.recipe());
            input = network.input().toString();
            seconds += expected.seconds();
            measured += expected.measured() ? 1 : 0;
            lines.add(List.of(
                    network.name(),
                    network.wiring().label(),
                    Integer.toString(network.depth()),
                    Numbers.compact(network.cost().parameters()),
                    Numbers.compact(network.cost().macs()),
                    (expected.measured() ? "" : "roughly ") + Pace.words(expected.seconds())));
        }
        rows.show(
                List.of(
                        "Network",
                        "Kind",
                        "Weighted layers",
                        "Parameters",
                        "MACs at " + input,
                        "Expected time of a run"),
                lines);
        time.setText(sentence(sweep, seconds * sweep.seeds(), measured));
    }

    /** There is no experiment as long as something in the form is wrong. */
    void unsure(FieldFault fault) {
        time.setText(fault.demand() + ".");
    }

    private static String sentence(Sweep sweep, double seconds, int measured) {
        Recipe recipe = sweep.recipe();
        String by = measured == sweep.subjects().size()
                ? "by what your earlier experiments took here."
                : measured > 0
                        ? "partly by what your earlier experiments took here, partly by what %s took."
                                .formatted(Degradation.MEASURED_ON)
                        : "by what %s took; nothing like it was measured here yet.".formatted(Degradation.MEASURED_ON);
        return "%s images of %s, %s in batches of %d, %s one after another: together about %s, %s"
                .formatted(
                        Numbers.exact(recipe.images()),
                        DataSets.shortTitle(recipe.data()),
                        Numbers.counted(recipe.epochs(), "epoch"),
                        recipe.batch(),
                        Numbers.counted(sweep.runs(), "run"),
                        Pace.words(seconds),
                        by);
    }
}
