package netwright.web.lab;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;
import netwright.analysis.Analysis;
import netwright.analysis.Cost;
import netwright.architecture.Architecture;
import netwright.lab.CompoundScaling;
import netwright.lab.EfficientNets;
import netwright.web.Numbers;
import org.jspecify.annotations.Nullable;

/** B0 to B7: what was published beside what the formula gives, and what each costs as B0 scaled. */
final class FamilyTable extends NativeTable {

    private static final long serialVersionUID = 1L;

    private final NativeTableBody body = new NativeTableBody();

    FamilyTable(Architecture b0) {
        addClassName("family-table");
        NativeTableRow head = new NativeTableRow();
        for (String title : List.of(
                "",
                "φ",
                "depth, published (formula)",
                "width, published (formula)",
                "pixels, published (formula)",
                "parameters",
                "MACs",
                "MACs over B0's")) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(title);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        long first = cost(EfficientNets.all().getFirst(), b0).macs();
        for (EfficientNets one : EfficientNets.all()) {
            body.add(row(one, cost(one, b0), first));
        }
        add(new NativeTableHeader(head), body);
    }

    private static Cost cost(EfficientNets one, Architecture b0) {
        return Analysis.of(one.from(b0)).totals().cost();
    }

    private static NativeTableRow row(EfficientNets one, Cost cost, long first) {
        CompoundScaling.Factors formula = CompoundScaling.Coefficients.EFFICIENTNET.at(one.phi());
        NativeTableHeaderCell name = new NativeTableHeaderCell(one.name());
        name.getElement().setAttribute("scope", "row");
        NativeTableRow row = new NativeTableRow(name);
        List.of(
                        ScalingControls.number(one.phi()),
                        pair(one.depth(), formula.depth()),
                        pair(one.width(), formula.width()),
                        "%d (%d)"
                                .formatted(
                                        one.resolution(),
                                        Math.round(EfficientNets.BASE_RESOLUTION * formula.resolution())),
                        Numbers.exact(cost.parameters()),
                        Numbers.exact(cost.macs()),
                        "%s, 2^φ = %s"
                                .formatted(
                                        Numbers.ratio((double) cost.macs() / first),
                                        Numbers.decimals(Math.pow(2, one.phi()), 2)))
                .forEach(text -> row.add(new NativeTableCell(text)));
        row.getElement().setAttribute("data-network", one.name());
        return row;
    }

    private static String pair(double published, double formula) {
        return "%s (%s)".formatted(ScalingControls.number(published), ScalingControls.number(formula));
    }

    /** Shows which of them is on the page. */
    void mark(@Nullable EfficientNets current) {
        body.getChildren().forEach(row -> {
            boolean here =
                    current != null && current.name().equals(row.getElement().getAttribute("data-network"));
            row.getElement().getClassList().set("current", here);
        });
    }
}
