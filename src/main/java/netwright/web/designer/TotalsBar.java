package netwright.web.designer;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import netwright.analysis.Analysis;
import netwright.analysis.Cost;
import netwright.analysis.Problem;
import netwright.analysis.ReceptiveField;
import netwright.analysis.Totals;
import netwright.architecture.TensorShape;
import netwright.web.Numbers;
import org.jspecify.annotations.Nullable;

/** What the whole network costs, always in sight. */
final class TotalsBar extends Div {

    private static final long serialVersionUID = 1L;

    private final Span parameters = new Span();
    private final Span macs = new Span();
    private final Span weights = new Span();
    private final Span memory = new Span();
    private final Select<Integer> batch = new Select<>();
    private final Span depth = new Span();
    private final Span field = new Span();
    private final Span state = new Span();
    private final Span latency = new Span();
    private transient @Nullable Totals totals;
    private static final List<Integer> BATCHES = List.of(1, 8, 16, 32, 64, 128, 256);

    TotalsBar() {
        addClassName("totals");
        getElement().setAttribute("role", "status");
        memory.setTitle(
                "Estimate: weights, gradients, two optimizer moments, every layer's output, two gradients of the largest");
        add(
                cell("Parameters", parameters),
                cell("MACs", macs),
                cell("Weights", weights),
                memoryCell(),
                cell("Weighted depth", depth),
                cell("Receptive field", field),
                cell("", state),
                latency);
        latency.addClassNames("quiet", "latency");
        latency.setTitle("From the edit to the frame with the new numbers, in this browser");
        state.addClassName("verdict");
    }

    private Div memoryCell() {
        Div cell = cell("Training memory", memory);
        batch.setItems(BATCHES);
        batch.setItemLabelGenerator(size -> "batch " + size);
        batch.setValue(32);
        batch.setAriaLabel("Batch size of the memory estimate");
        batch.addValueChangeListener(event -> showMemory());
        Div both = new Div(cell, batch);
        both.addClassName("total-with-choice");
        return both;
    }

    private void showMemory() {
        if (totals != null) {
            memory.setText(Numbers.bytes(totals.trainingBytes(batch.getValue())));
        }
    }

    private static Div cell(String label, Span value) {
        Div cell = new Div();
        cell.addClassName("total");
        if (!label.isEmpty()) {
            Span name = new Span(label);
            name.addClassName("quiet");
            cell.add(name);
        }
        value.addClassName("figure");
        cell.add(value);
        return cell;
    }

    void show(TensorShape input, Analysis analysis) {
        totals = analysis.totals();
        parameters.setText(Numbers.compact(totals.cost().parameters()));
        parameters.setTitle(Numbers.exact(totals.cost().parameters()) + " trainable, "
                + Numbers.exact(totals.cost().buffers()) + " in buffers");
        macs.setText(Numbers.compact(totals.cost().macs()));
        macs.setTitle(
                "%s multiply-accumulates for one image; counted as FLOPs, twice that: %s. Papers and torchvision print MACs and call them FLOPs."
                                .formatted(Numbers.exact(totals.cost().macs()), Numbers.exact(totals.flops()))
                        + trainingOnly(totals.trainingOnly()));
        weights.setText(Numbers.bytes(totals.weightBytes()));
        showMemory();
        depth.setText(Integer.toString(totals.depth()));
        showField(input, totals.receptiveField());
        showState(analysis);
    }

    /** Auxiliary classifiers are computed in training alone, so that their MACs are none of the network's. */
    private static String trainingOnly(Cost auxiliaries) {
        return auxiliaries.parameters() == 0
                ? ""
                : " Auxiliary classifiers add %s in training; %s of the parameters are theirs."
                        .formatted(Numbers.exact(auxiliaries.macs()), Numbers.exact(auxiliaries.parameters()));
    }

    private void showField(TensorShape input, @Nullable ReceptiveField seen) {
        if (seen == null) {
            field.setText("–");
            return;
        }
        field.setText("%d×%d of %d×%d"
                .formatted(seen.vertical().size(), seen.horizontal().size(), input.height(), input.width()));
        field.setTitle("Of one position of the last map before pooling; stride %d×%d"
                .formatted(seen.vertical().stride(), seen.horizontal().stride()));
    }

    private void showState(Analysis analysis) {
        long errors = count(analysis, Problem.Severity.ERROR);
        long warnings = count(analysis, Problem.Severity.WARNING);
        state.removeClassNames("error", "warning", "sound");
        if (errors > 0) {
            state.setText(errors == 1 ? "1 error" : errors + " errors");
            state.addClassName("error");
        } else if (warnings > 0) {
            state.setText(warnings == 1 ? "1 warning" : warnings + " warnings");
            state.addClassName("warning");
        } else {
            state.setText("Sound");
            state.addClassName("sound");
        }
    }

    private static long count(Analysis analysis, Problem.Severity severity) {
        return analysis.problems().stream()
                .filter(p -> p.severity() == severity)
                .count();
    }

    /** What was measured belongs to an earlier edit. */
    void forgetLatency() {
        latency.setText("");
    }

    void latency(double milliseconds) {
        latency.setText("numbers in %.0f ms".formatted(milliseconds));
    }
}
