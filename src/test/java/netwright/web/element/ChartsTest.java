package netwright.web.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ChartsTest {

    @Test
    void bandsAndFaintCurvesBelongToTheSeriesAddedLast() {
        ObjectNode chart = Charts.overEpochs("Loss", "nats", false);
        Charts.series(chart, "before", false).add(1, 4);
        Charts.Points points = Charts.series(chart, "mean", false);
        Charts.Band band = Charts.band(chart);
        Charts.Points faint = Charts.faint(chart);
        points.add(1, 2);
        band.add(1.5, 2.5);
        faint.add(1, 2.25);
        points.add(2, Double.NaN);
        band.add(Double.NaN, Double.NEGATIVE_INFINITY);
        assertThat(chart.get("series")).isEqualTo(JsonMapper.builder().build().readTree("""
                [{"name":"before","dashed":false,"points":[[1.0,4.0]]},
                 {"name":"mean","dashed":false,"points":[[1.0,2.0],[2.0,null]],
                  "band":{"low":[1.5,null],"high":[2.5,null]},"faint":[[1.0,2.25]]}]"""));
    }

    @Test
    void needSomethingToStandBehind() {
        assertThatThrownBy(() -> Charts.band(Charts.overEpochs("Loss", "nats", false)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no series");
    }
}
