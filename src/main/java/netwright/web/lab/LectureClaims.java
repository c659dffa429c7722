package netwright.web.lab;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import netwright.lab.ladder.LectureClaim;
import netwright.lab.ladder.ModernisationLadder;
import netwright.web.Numbers;

/** The lecture's table of modifications beside the paper's figures. */
final class LectureClaims extends NativeTable {

    private static final long serialVersionUID = 1L;

    LectureClaims() {
        NativeTableRow names = new NativeTableRow();
        for (String name : new String[] {"Modification", "Inspired by", "Lecture", "Paper", "Rung", "Compared"}) {
            names.add(new NativeTableHeaderCell(name));
        }
        NativeTableBody body = new NativeTableBody();
        ModernisationLadder.lecture().forEach(claim -> body.add(row(claim)));
        add(new NativeTableHeader(names), body);
    }

    private static NativeTableRow row(LectureClaim claim) {
        String paper = RungList.gain(
                ModernisationLadder.rung(claim.rung()).orElseThrow().reported(),
                ModernisationLadder.rung(claim.rung() - 1).orElseThrow().reported());
        return new NativeTableRow(
                new NativeTableCell(claim.modification()),
                new NativeTableCell(claim.inspiredBy()),
                new NativeTableCell("+" + Numbers.decimals(claim.gain(), 1)),
                new NativeTableCell(paper),
                new NativeTableCell(Integer.toString(claim.rung())),
                new NativeTableCell(claim.verdict()));
    }
}
