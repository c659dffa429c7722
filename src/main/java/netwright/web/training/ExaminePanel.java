package netwright.web.training;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.BatchNorm2d;
import netwright.store.Run;
import netwright.store.RunState;
import netwright.store.Runs;
import netwright.training.Crops;
import netwright.training.Examined.Part;
import netwright.web.Numbers;

/** A finished run looked at in other ways than training does: through several crops, and with batch norm misused. */
final class ExaminePanel extends Div {

    private static final long serialVersionUID = 1L;
    private static final int USUAL_IMAGES = 1_000;

    private final transient ExamineDesk desk;
    private final transient Runs runs;
    private final Select<Integer> images = new Select<>();
    private final Checkbox mirrored = new Checkbox("Mirrored crops too", true);
    private final Checkbox scales = new Checkbox("At five scales too, five times the passes", true);
    private final Span training = new Span();
    private String shown = "";

    ExaminePanel(ExamineDesk desk, Runs runs) {
        this.desk = desk;
        this.runs = runs;
        addClassName("examine");
        images.setLabel("Validation images");
        images.setItems(USUAL_IMAGES, 0);
        images.setItemLabelGenerator(n -> n == 0 ? "all of them" : "at most " + Numbers.exact(n));
        images.setValue(USUAL_IMAGES);
        training.addClassName("quiet");
        setVisible(false);
    }

    /** Shows what can be examined once the run has weights and is over. */
    void show(Run run) {
        boolean trained = run.scores() != null && run.state().isOver() && run.state() != RunState.FAILED;
        String state = run.id() + " " + trained;
        if (state.equals(shown)) {
            return;
        }
        shown = state;
        removeAll();
        setVisible(trained);
        if (trained) {
            fill(run);
        }
    }

    private void fill(Run run) {
        Architecture architecture = ArchitectureJson.read(runs.document(run.id()));
        boolean batchNorm =
                Analysis.of(architecture).layers().stream().anyMatch(layer -> layer.layer() instanceof BatchNorm2d);
        boolean mirror = desk.keepsMirrored(run, architecture);
        mirrored.setValue(mirror);
        mirrored.setHelperText(mirror ? "" : "Mirrored, these images mean something else: five crops for ten.");
        Div choice = new Div(images, training);
        choice.addClassName("examine-choice");
        Paragraph what = new Paragraph(
                "Looks once more at validation images, with the weights that the run came to, which stay as they are. What comes out is kept with the run.");
        what.addClassName("quiet");
        Div parts = new Div(crops(run), batchNorm ? batchStatistics(run, architecture.classes()) : withoutBatchNorm());
        parts.addClassName("examine-parts");
        add(new H3("Examine"), what, choice, parts);
    }

    private ExaminePart crops(Run run) {
        return new ExaminePart(
                new ExamineDesk.Subject(run.id(), Part.CROPS),
                desk,
                this::busy,
                new ExaminePart.Text(
                        "Look through several crops",
                        "Each validation image is enlarged and cut in several places; the probabilities of all cuts are averaged. Papers report such figures, and they cost as many forward passes as there are cuts (Krizhevsky et al., 2012; He et al., 2015).",
                        "images"),
                () -> desk.examine(run, Part.CROPS, images.getValue(), crops()),
                ExaminedTable::crops,
                mirrored,
                scales);
    }

    private ExaminePart batchStatistics(Run run, int classes) {
        return new ExaminePart(
                new ExamineDesk.Subject(run.id(), Part.BATCH_STATISTICS),
                desk,
                this::busy,
                new ExaminePart.Text(
                        "Use batch statistics on purpose",
                        "In training, batch norm takes mean and variance from the batch; at test time it takes the running ones collected in training. Forgetting the switch (in PyTorch, model.eval()) is a common mistake. Here it is made on purpose.",
                        "forward passes"),
                () -> desk.examine(run, Part.BATCH_STATISTICS, images.getValue(), crops()),
                kept -> ExaminedTable.batchStatistics(kept, classes));
    }

    private static Div withoutBatchNorm() {
        Paragraph none = new Paragraph(
                "This network has no batch norm, so nothing in it depends on the other images of a batch. There is no switch between the statistics of the batch and running ones to forget.");
        none.addClassName("quiet");
        Div part = new Div(new H4("Batch statistics"), none);
        part.addClassName("examine-part");
        return part;
    }

    private Crops crops() {
        return new Crops(mirrored.getValue(), scales.getValue());
    }

    private void busy() {
        training.setText(
                desk.training()
                        ? "A training is going on. Examining does not wait for it, but both take longer meanwhile."
                        : "");
    }
}
