package netwright.web.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MeanCurveTest {

    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void aPointIsTheMeanWithADeviationToEitherSide() {
        MeanCurve curve = MeanCurve.of(List.of(Map.of(1.0, 2.0, 2.0, 1.0), Map.of(1.0, 4.0, 2.0, 1.0)), 0);

        MeanCurve.Point first = curve.points().getFirst();
        assertThat(first.mean()).isEqualTo(3);
        assertThat(first.low()).isCloseTo(3 - Math.sqrt(2), EXACT);
        assertThat(first.high()).isCloseTo(3 + Math.sqrt(2), EXACT);
        assertThat(curve.points().getLast()).isEqualTo(new MeanCurve.Point(2, 2, 1, 1, 1, 1));
        assertThat(curve.uneven()).isFalse();
    }

    @Test
    void smoothingIsThatOfTensorBoardAndKeepsTheRawMean() {
        MeanCurve curve = MeanCurve.of(List.of(Map.of(1.0, 4.0, 2.0, 2.0, 3.0, 0.0)), 0.5);

        assertThat(curve.points().stream().map(MeanCurve.Point::raw)).containsExactly(4.0, 2.0, 0.0);
        // s = 2, 2, 1 over 1 − 0.5ⁿ = 0.5, 0.75, 0.875.
        List<Double> smooth = curve.points().stream().map(MeanCurve.Point::mean).toList();
        assertThat(smooth.get(0)).isCloseTo(4, EXACT);
        assertThat(smooth.get(1)).isCloseTo(8.0 / 3, EXACT);
        assertThat(smooth.get(2)).isCloseTo(8.0 / 7, EXACT);
        assertThat(curve.points()).allMatch(point -> Double.isNaN(point.low()));
    }

    @Test
    void seedsThatStoppedEarlierAreLeftOutBehindTheirEnd() {
        MeanCurve curve = MeanCurve.of(List.of(Map.of(1.0, 2.0, 2.0, 6.0), Map.of(1.0, 4.0)), 0);

        assertThat(curve.uneven()).isTrue();
        assertThat(curve.points().getLast().mean()).isEqualTo(6);
        assertThat(curve.points().getLast().low()).isNaN();
    }

    @Test
    void whatIsNoNumberIsAGap() {
        MeanCurve curve = MeanCurve.of(List.of(Map.of(1.0, Double.NaN, 2.0, 3.0)), 0.9);

        assertThat(curve.points().getFirst().mean()).isNaN();
        assertThat(curve.points().getLast().mean()).isCloseTo(3, EXACT);
        assertThat(MeanCurve.of(List.of(), 0.5).points()).isEmpty();
    }

    @Test
    void anAddressHoldsHowCurvesAreDrawn() {
        QueryParameters address = new CurveChoice(0.6, true).addedTo(QueryParameters.of("items", "run:1"));
        assertThat(address.getQueryString()).contains("items=", "smooth=0.60", "log=1");
        assertThat(CurveChoice.of(address)).isEqualTo(new CurveChoice(0.6, true));
        assertThat(CurveChoice.of(QueryParameters.empty())).isEqualTo(CurveChoice.USUAL);
        assertThat(CurveChoice.USUAL.addedTo(QueryParameters.empty())).isEqualTo(QueryParameters.empty());
        for (String wrong : List.of("1", "-0.1", "much", "NaN")) {
            assertThatThrownBy(() -> CurveChoice.of(QueryParameters.of("smooth", wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("0 to 0.99");
        }
    }
}
