package netwright.web;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;
import netwright.catalog.Resolution;
import netwright.catalog.Stages;

/** The stages of each network: resolution × width × blocks, from the image down to the classifier. */
final class StagesTable extends NativeTable {

    private static final long serialVersionUID = 1L;

    StagesTable(List<Candidate> candidates) {
        NativeTableRow names = new NativeTableRow();
        candidates.forEach(candidate -> names.add(new NativeTableHeaderCell(candidate.title())));
        List<List<Resolution>> all =
                candidates.stream().map(c -> Stages.of(c.analysis())).toList();
        int most = all.stream().mapToInt(List::size).max().orElse(0);
        NativeTableBody body = new NativeTableBody();
        for (int i = 0; i < most; i++) {
            NativeTableRow row = new NativeTableRow();
            for (List<Resolution> stages : all) {
                row.add(new NativeTableCell(i < stages.size() ? stages.get(i).toString() : ""));
            }
            body.add(row);
        }
        add(new NativeTableHeader(names), body);
    }
}
