package netwright.web.explore;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.catalog.Resolution;
import netwright.catalog.Stages;

/** The stages of one network from the image down to the classifier, as papers print them. */
final class StagesTable extends NativeTable {

    private static final long serialVersionUID = 1L;

    StagesTable(Analysis analysis) {
        NativeTableRow head = new NativeTableRow();
        Stream.of("Map size", "Channels", "Blocks", "Convolutions")
                .forEach(title -> head.add(new NativeTableHeaderCell(title)));
        NativeTableBody body = new NativeTableBody();
        for (Resolution stage : Stages.of(analysis)) {
            body.add(row(
                    stage.height() + "×" + stage.width(),
                    Integer.toString(stage.channels()),
                    stage.blocks() == 0 ? "–" : Integer.toString(stage.blocks()),
                    Integer.toString(stage.layers())));
        }
        add(new NativeTableHeader(head), body);
    }

    private static NativeTableRow row(String... cells) {
        NativeTableRow row = new NativeTableRow();
        Stream.of(cells).forEach(cell -> row.add(new NativeTableCell(cell)));
        return row;
    }
}
