package netwright.web.training;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import java.util.Base64;
import java.util.List;
import netwright.store.Run;
import netwright.store.RunResult;
import netwright.store.Runs;
import netwright.training.TrainingOutcome.WrongExample;
import netwright.web.Theme;
import netwright.web.element.Charts;
import netwright.web.element.NetChart;

/** What a finished run learnt, and what it got wrong. */
final class RunResultPanel extends Div {

    private static final long serialVersionUID = 1L;
    private static final int EXAMPLES = 24;

    private final transient Runs runs;

    RunResultPanel(Runs runs) {
        this.runs = runs;
        addClassName("run-result");
    }

    void show(Run run) {
        removeAll();
        runs.result(run.id()).ifPresent(result -> {
            add(confusion(result));
            List<WrongExample> wrong = runs.wrongExamples(run.id(), EXAMPLES, 0);
            if (!wrong.isEmpty()) {
                add(mistakes(result, wrong));
            }
        });
    }

    private static Div confusion(RunResult result) {
        NetChart matrix = new NetChart();
        matrix.addClassName("matrix");
        Theme.follow(matrix, matrix::theme);
        matrix.show(Charts.matrix("Confusion matrix, validation images", result.classNames(), result.confusion()));
        return new Div(matrix);
    }

    private static Div mistakes(RunResult result, List<WrongExample> wrong) {
        Div grid = new Div();
        grid.addClassName("mistakes");
        for (WrongExample example : wrong) {
            String actual = result.classNames().get(example.actual());
            String predicted = result.classNames().get(example.predicted());
            Image image = new Image(
                    "data:image/png;base64," + Base64.getEncoder().encodeToString(example.png()),
                    "%s taken for %s".formatted(actual, predicted));
            Span label = new Span("%s, taken for %s".formatted(actual, predicted));
            Span sure = new Span("%.0f %% sure".formatted(100 * example.confidence()));
            sure.addClassName("quiet");
            Div card = new Div(image, label, sure);
            card.setTitle("Validation image " + example.index());
            grid.add(card);
        }
        return new Div(new H3("What it got wrong, most confident first"), grid);
    }
}
