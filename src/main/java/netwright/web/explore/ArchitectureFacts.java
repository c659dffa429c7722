package netwright.web.explore;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import netwright.analysis.Totals;
import netwright.catalog.Paper;
import netwright.catalog.Preset;
import netwright.catalog.Published;
import netwright.web.Figure;
import netwright.web.Numbers;
import netwright.web.workspace.Candidate;
import netwright.web.workspace.PresetShelf;
import org.jspecify.annotations.Nullable;

/** The figures of an architecture, its paper, what is published about it and how it differs from that. */
final class ArchitectureFacts extends Div {

    private static final long serialVersionUID = 1L;

    ArchitectureFacts(Candidate candidate, PresetShelf.@Nullable Item item) {
        addClassName("architecture-facts");
        Totals totals = candidate.analysis().totals();
        Div figures = new Div(
                figure("Input", candidate.architecture().input().toString(), ""),
                figure(
                        "Parameters",
                        Numbers.compact(totals.cost().parameters()),
                        Numbers.exact(totals.cost().parameters())),
                figure(
                        "MACs",
                        Numbers.compact(totals.cost().macs()),
                        Numbers.exact(totals.cost().macs())),
                figure(
                        "Activations",
                        Numbers.compact(totals.cost().weightedActivations()),
                        Numbers.exact(totals.cost().weightedActivations())
                                + " values that convolutions and linear layers put out"),
                figure("Weighted depth", Integer.toString(totals.depth()), ""),
                figure(
                        "Receptive field",
                        totals.receptiveField() == null
                                ? "–"
                                : totals.receptiveField().vertical().size() + " px",
                        String.valueOf(totals.receptiveField())),
                figure("Weights", Numbers.bytes(totals.weightBytes()), "32-bit floats"));
        if (candidate.publishedTop1() != null) {
            figures.add(figure("Top-1", Numbers.percent(candidate.publishedTop1()), candidate.source()));
        }
        if (candidate.publishedTop5() != null) {
            figures.add(figure("Top-5", Numbers.percent(candidate.publishedTop5()), candidate.source()));
        }
        if (candidate.measured() != null) {
            figures.add(figure(
                    "Best top-1 here",
                    Numbers.percent(candidate.measured().top1()),
                    "on " + candidate.measured().data()));
        }
        figures.addClassName("run-figures");
        add(figures);
        if (item != null) {
            add(sources(item));
        }
    }

    private static Div figure(String label, String value, @Nullable String exact) {
        Div figure = new Figure(label, value);
        if (exact != null && !exact.isEmpty()) {
            figure.setTitle(exact);
        }
        return figure;
    }

    private static DescriptionList sources(PresetShelf.Item item) {
        DescriptionList list = new DescriptionList();
        list.addClassName("details");
        Preset preset = item.preset();
        if (preset.paper() instanceof Paper paper) {
            Span text = new Span("%s: %s. %s. ".formatted(paper.authors(), paper.title(), paper.venue()));
            term(list, "Paper", paper.arxiv() == null ? text : new Span(text, arxiv(paper.arxiv())));
        }
        if (preset.published() instanceof Published published) {
            term(list, "Published", new Span(published(published)));
            term(list, "Parameters", new Span(parameters(item, published)));
        }
        term(list, "As drawn here", new Span(preset.note()));
        return list;
    }

    private static Anchor arxiv(String number) {
        Anchor link = new Anchor("https://arxiv.org/abs/" + number, "arXiv " + number);
        link.setTarget("_blank");
        link.getElement().setAttribute("rel", "noopener");
        return link;
    }

    private static String published(Published published) {
        return "ImageNet-1k validation, %d pixels: top-1 %s %%, top-5 %s %% (error %s %% and %s %%). From %s.%s"
                .formatted(
                        published.crop(),
                        Numbers.decimals(published.top1(), 2),
                        Numbers.decimals(published.top5(), 2),
                        Numbers.decimals(100 - published.top1(), 2),
                        Numbers.decimals(100 - published.top5(), 2),
                        published.source(),
                        published.extra() == null ? "" : " Trained on " + published.extra() + " as well.");
    }

    private static String parameters(PresetShelf.Item item, Published published) {
        long here = item.analysis().totals().cost().parameters();
        return published.parameters() == 0
                ? Numbers.exact(here) + " here; the source states none."
                : published.parameters() == here
                        ? Numbers.exact(here) + ", here as in the source."
                        : "%s here, %s in the source."
                                .formatted(Numbers.exact(here), Numbers.exact(published.parameters()));
    }

    private static void term(DescriptionList list, String term, Component description) {
        DescriptionList.Description dd = new DescriptionList.Description();
        dd.add(description);
        list.add(new DescriptionList.Term(term), dd);
    }
}
