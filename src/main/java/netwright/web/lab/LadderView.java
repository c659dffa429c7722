package netwright.web.lab;

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
import netwright.lab.ladder.ModernisationLadder;
import netwright.lab.ladder.Rung;
import netwright.web.ExploreTabs;
import netwright.web.MainLayout;
import netwright.web.Pages;
import netwright.web.workspace.Workspace;

/** From ResNet-50 to ConvNeXt-T, a change at a time. The address holds the rung. */
@Route(value = ExploreTabs.LADDER, layout = MainLayout.class)
@PageTitle("ResNet to ConvNeXt · Netwright")
@StyleSheet("ladder.css")
final class LadderView extends Div implements AfterNavigationObserver {

    private static final long serialVersionUID = 1L;

    private final transient List<Rung> rungs = ModernisationLadder.rungs();
    private final RungList list = new RungList(rungs, this::choose);
    private final RungPanel panel;

    LadderView(Workspace workspace) {
        addClassNames("page", "ladder");
        panel = new RungPanel(workspace);
        Paragraph introduction = new Paragraph(
                "Fourteen rungs lead from ResNet-50 to ConvNeXt-T. Each is a real network: its costs are computed from its"
                        + " layers, and it opens in the designer. Accuracies and GFLOPs (multiply-adds) are the paper's: "
                        + ModernisationLadder.SOURCE + ".");
        introduction.addClassName("quiet");
        Div head = new Div(new H2("ResNet to ConvNeXt"), introduction);
        head.addClassName("page-head");
        Div columns = new Div(
                new Span(), new Span("Rung"), new Span(), new Span("Top-1"), new Span("Gain"), new Span("GMACs"));
        columns.addClassNames("rung-columns", "quiet");
        Div ladder = new Div(new Div(columns, list), panel);
        ladder.addClassName("ladder-body");
        Div lecture = new Div(
                new H3("The lecture's table"),
                new LectureClaims(),
                new Paragraph(
                        "The table leaves out training, stage ratio, depthwise convolution with width, and separate"
                                + " downsampling, which together make most of the gain."));
        lecture.addClassNames("compare-table", "lecture");
        add(new ExploreTabs(ExploreTabs.LADDER), head, ladder, new LadderCharts(rungs, this::choose), lecture);
    }

    /** Without the router, whose way through the browser would lose keys that are pressed fast. */
    private void choose(int rung) {
        Pages.goOn(ExploreTabs.LADDER, QueryParameters.of("rung", Integer.toString(rung)));
        show(rung);
    }

    private void show(int rung) {
        list.show(rung);
        panel.show(rungs.get(rung));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        int number = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("rung")
                .filter(text -> text.matches("\\d{1,2}"))
                .map(Integer::valueOf)
                .filter(rung -> rung < rungs.size())
                .orElse(0);
        show(number);
    }
}
