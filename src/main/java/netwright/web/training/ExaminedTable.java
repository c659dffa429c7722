package netwright.web.training;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import netwright.store.Examinations;
import netwright.training.Examined;
import netwright.training.Examined.Look;
import netwright.web.Numbers;
import netwright.web.Theme;
import netwright.web.element.Charts;
import netwright.web.element.NetChart;
import tools.jackson.databind.node.ObjectNode;

/** What an examination came to: a row for each way to look, and what that says. */
final class ExaminedTable extends Div {

    private static final long serialVersionUID = 1L;

    private record Column(String title, Function<Look, String> text) {}

    private ExaminedTable() {
        addClassName("examined");
    }

    static ExaminedTable crops(Examinations.Kept kept) {
        Examined examined = kept.examined();
        Look single = examined.looks().get(1);
        ExaminedTable all = new ExaminedTable();
        all.table(
                examined,
                "View",
                List.of(
                        new Column("Pixels", Look::sizes),
                        new Column("Passes an image", look -> Integer.toString(look.passes()))),
                "Gain over the centre crop, points",
                single);
        all.say(ExaminedText.crops(examined));
        all.note(ExaminedText.setting(kept, single));
        return all;
    }

    /** @param classes that the network tells apart */
    static ExaminedTable batchStatistics(Examinations.Kept kept, int classes) {
        Examined examined = kept.examined();
        Look running = examined.looks().getFirst();
        ExaminedTable all = new ExaminedTable();
        all.table(examined, "Batch norm uses", List.of(), "Change from running statistics, points", running);
        ExaminedText.batchStatistics(examined, classes).forEach(all::say);
        all.note(ExaminedText.setting(kept, running));
        if (examined.looks().size() > 2) {
            NetChart chart = new NetChart();
            Theme.follow(chart, chart::theme);
            chart.show(chart(examined));
            all.add(chart);
        }
        return all;
    }

    private void table(Examined examined, String first, List<Column> more, String change, Look reference) {
        List<Column> columns = Stream.concat(
                        more.stream(),
                        Stream.of(
                                new Column(
                                        "Top-1",
                                        look -> Numbers.percent(look.score().top1())),
                                new Column(
                                        "Top-5",
                                        look -> Numbers.percent(look.score().top5())),
                                new Column(
                                        "Loss, nats",
                                        look -> Numbers.decimals(look.score().loss(), 4)),
                                new Column(
                                        change,
                                        look -> look.equals(reference) ? "" : ExaminedText.change(look.change())),
                                new Column("", look -> look.equals(reference) ? "" : verdict(look))))
                .toList();
        NativeTableRow head = new NativeTableRow(header(first, "col"));
        columns.forEach(column -> head.add(header(column.title(), "col")));
        NativeTableBody body = new NativeTableBody();
        for (Look look : examined.looks()) {
            NativeTableRow row = new NativeTableRow(header(look.name(), "row"));
            columns.forEach(column -> row.add(new NativeTableCell(column.text().apply(look))));
            body.add(row);
        }
        Div box = new Div(new NativeTable(new NativeTableHeader(head), body));
        box.addClassName("compare-table");
        add(box);
    }

    private static String verdict(Look look) {
        return look.change().beyondChance() ? "more than chance" : "within chance";
    }

    private static NativeTableHeaderCell header(String text, String scope) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }

    private void say(String sentence) {
        add(new Paragraph(sentence));
    }

    private void note(String sentence) {
        Paragraph note = new Paragraph(sentence);
        note.addClassName("quiet");
        add(note);
    }

    private static ObjectNode chart(Examined examined) {
        ObjectNode chart = Charts.line("Top-1 by what batch norm uses", "images a batch", "right, %", true);
        chart.put("xScale", "log");
        List<Look> batches =
                examined.looks().stream().filter(look -> look.batch() > 0).toList();
        Charts.Points line = Charts.series(chart, "statistics of the batch", false);
        batches.forEach(look -> line.add(look.batch(), 100 * look.score().top1()));
        Charts.Points running = Charts.series(chart, "running statistics", true);
        double top1 = 100 * examined.looks().getFirst().score().top1();
        running.add(batches.getFirst().batch(), top1);
        running.add(batches.getLast().batch(), top1);
        return chart;
    }
}
