package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.TensorShape;
import netwright.catalog.Scaling;
import netwright.lab.ladder.ModernisationLadder;
import netwright.lab.ladder.Rung;
import netwright.recipe.EngineName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("training")
class LadderLoweringTest {

    private static final TensorShape SMALL = TensorShape.map(3, 64, 64);

    static Stream<Rung> rungs() {
        return ModernisationLadder.rungs().stream();
    }

    @ParameterizedTest
    @MethodSource("rungs")
    void every_rung_of_the_ladder_becomes_a_block_that_computes(Rung rung) {
        Architecture small = Scaling.of(rung.architecture(), SMALL, 10, Scaling.Stem.AS_DRAWN)
                .architecture();
        LoweredBlock block = Lowering.lower(small, EngineName.MXNET);
        try (NDManager manager = Engines.get(EngineName.MXNET).newBaseManager()) {
            block.initialize(manager, 1);
            NDArray scores = block.forward(manager.ones(new Shape(1, 3, 64, 64)), Pass.inference(manager));

            assertThat(scores.getShape()).isEqualTo(new Shape(1, 10));
            assertThat(scores.toFloatArray()).doesNotContain(Float.NaN);
        }
        assertThat(block.weights().stream()
                        .filter(weight -> weight.spec().trained())
                        .mapToLong(weight -> weight.spec().size())
                        .sum())
                .isEqualTo(Analysis.of(small).totals().cost().parameters());
    }
}
