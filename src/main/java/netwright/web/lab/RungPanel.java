package netwright.web.lab;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import netwright.analysis.Analysis;
import netwright.analysis.Totals;
import netwright.architecture.Architecture;
import netwright.lab.ladder.KernelTrial;
import netwright.lab.ladder.ModernisationLadder;
import netwright.lab.ladder.Reported;
import netwright.lab.ladder.Rung;
import netwright.web.Figure;
import netwright.web.Numbers;
import netwright.web.Theme;
import netwright.web.compare.DiffSubjects;
import netwright.web.element.ArchitectureCanvas;
import netwright.web.element.CanvasState;
import netwright.web.workspace.Workspace;

/** One rung: what changes and why, what it costs, its block. */
final class RungPanel extends Div {

    private static final long serialVersionUID = 1L;

    /** Number of the rung at which the paper tried several kernels. */
    private static final int KERNELS = 8;

    private final transient Workspace workspace;
    private final Div words = new Div();
    private final Div picture = new Div();

    RungPanel(Workspace workspace) {
        this.workspace = workspace;
        addClassName("rung-panel");
        words.addClassName("rung-words");
        picture.addClassName("rung-picture");
        add(words, picture);
    }

    void show(Rung rung) {
        words.removeAll();
        H3 title = new H3("%d · %s".formatted(rung.number(), rung.title()));
        Paragraph change = new Paragraph(rung.change());
        change.addClassName("rung-change");
        words.add(title, change, new Paragraph(rung.idea()), labelled("Inspired by", rung.inspiration()));
        words.add(figures(rung));
        if (!rung.remark().isEmpty()) {
            Paragraph remark = new Paragraph(rung.remark());
            remark.addClassName("quiet");
            words.add(remark);
        }
        if (rung.number() == KERNELS) {
            words.add(kernels());
        }
        words.add(actions(rung));
        picture.removeAll();
        picture.add(picture(rung.block()));
    }

    /** A canvas of its own: one that stays would keep the places of nodes that both rungs have. */
    private static ArchitectureCanvas picture(Architecture block) {
        ArchitectureCanvas canvas = new ArchitectureCanvas();
        Theme.follow(canvas, canvas::theme);
        canvas.palette(CanvasState.palette(block));
        canvas.preview(CanvasState.of(block, Analysis.of(block).withoutProblems(), 1, true));
        return canvas;
    }

    private static Paragraph labelled(String label, String text) {
        Span name = new Span(label + ": ");
        name.addClassName("quiet");
        return new Paragraph(name, new Span(text));
    }

    private static Div figures(Rung rung) {
        Totals totals = rung.analysis().totals();
        Reported reported = rung.reported();
        Div figures = new Div(
                new Figure("Parameters", Numbers.exact(totals.cost().parameters())),
                new Figure("MACs", Numbers.exact(totals.cost().macs())),
                new Figure("GFLOPs in the paper", Numbers.decimals(reported.gflops(), 2)),
                new Figure(
                        "Receptive field",
                        totals.receptiveField() == null
                                ? "–"
                                : totals.receptiveField().toString()),
                new Figure(
                        "Top-1 in the paper",
                        Numbers.decimals(reported.top1(), 2)
                                + (reported.deviation() == 0
                                        ? " %"
                                        : " ± " + Numbers.decimals(reported.deviation(), 2) + " %")));
        ModernisationLadder.rung(rung.number() - 1)
                .ifPresent(before -> figures.add(
                        new Figure("Against the rung before", RungList.gain(reported, before.reported()) + " points")));
        figures.addClassName("run-figures");
        return figures;
    }

    private Div kernels() {
        Div trials = new Div(new Span("Kernels the paper tried:"));
        trials.addClassName("rung-kernels");
        for (KernelTrial trial : ModernisationLadder.kernels()) {
            Button open = new Button(
                    "%d×%d: %s %%, %s G"
                            .formatted(
                                    trial.kernel(),
                                    trial.kernel(),
                                    Numbers.decimals(trial.reported().top1(), 2),
                                    Numbers.decimals(
                                            trial.analysis().totals().cost().macs() / 1e9, 2)),
                    event -> workspace.openCopy(trial.architecture()));
            open.addThemeVariants(ButtonVariant.LUMO_SMALL);
            open.setTooltipText("Open this network in the designer");
            trials.add(open);
        }
        return trials;
    }

    private Div actions(Rung rung) {
        Button open = new Button(
                "Open in the designer", VaadinIcon.EDIT.create(), event -> workspace.openCopy(rung.architecture()));
        open.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button changed = new Button(
                "What changed",
                VaadinIcon.SPLIT_H.create(),
                event -> DiffSubjects.show(DiffSubjects.rung(rung.number() - 1), DiffSubjects.rung(rung.number())));
        changed.setEnabled(rung.number() > 0);
        changed.setTooltipText("Structural diff of this rung and the one before");
        Button fromStart = new Button(
                "Against ResNet-50",
                event -> DiffSubjects.show(DiffSubjects.rung(0), DiffSubjects.rung(rung.number())));
        fromStart.setEnabled(rung.number() > 0);
        Div actions = new Div(open, changed, fromStart);
        actions.addClassName("actions");
        return actions;
    }
}
