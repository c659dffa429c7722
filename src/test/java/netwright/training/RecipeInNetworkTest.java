package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import netwright.analysis.Analysis;
import netwright.analysis.LayerReport;
import netwright.architecture.Architecture;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.DropPath;
import netwright.architecture.Dropout;
import netwright.architecture.TensorShape;
import netwright.catalog.Presets;
import netwright.recipe.EngineName;
import netwright.recipe.Initialisation;
import netwright.recipe.Recipe;
import netwright.recipe.Regulariser;
import org.junit.jupiter.api.Test;

/** What a recipe sets in a drawn network; needs no engine. */
class RecipeInNetworkTest {

    private static Architecture preset(String id) {
        return Presets.find(id).orElseThrow().architecture();
    }

    private static List<LayerReport> layers(String id, Regulariser... regularisers) {
        Overrides overrides = Overrides.of(Recipe.proposedFor("mnist").withRegularisation(List.of(regularisers)));
        return overrides.apply(Analysis.of(overrides.withDropPaths(preset(id))).layers());
    }

    /** Huang et al., 2016, equation 4: survival 1 − l/L·(1 − p_L); ResNet-18 has eight blocks, ConvNeXt-T eighteen. */
    @Test
    void drop_path_rises_along_a_line_over_the_residual_blocks() {
        for (String id : List.of("resnet18", "convnext_tiny")) {
            List<Double> rates = layers(id, new Regulariser.StochasticDepth(0.5)).stream()
                    .filter(report -> report.layer() instanceof DropPath)
                    .map(report -> ((DropPath) report.layer()).p())
                    .toList();
            int blocks = id.equals("resnet18") ? 8 : 18;
            assertThat(rates).hasSize(blocks);
            for (int l = 1; l <= blocks; l++) {
                assertThat(rates.get(l - 1)).isCloseTo(0.5 * l / blocks, within(1e-12));
            }
        }
    }

    @Test
    void without_a_ramp_the_drawing_keeps_its_own_layers() {
        assertThat(layers("resnet18")).isEqualTo(Analysis.of(preset("resnet18")).layers());
    }

    @Test
    void dropout_and_batch_norm_take_the_recipes_settings() {
        assertThat(layers("alexnet", new Regulariser.DropoutRate(0.2)))
                .filteredOn(report -> report.layer() instanceof Dropout)
                .isNotEmpty()
                .allSatisfy(report -> assertThat(report.layer()).isEqualTo(new Dropout(0.2)));
        assertThat(layers("resnet18", new Regulariser.BatchNormSettings(0.01, 1e-3)))
                .filteredOn(report -> report.layer() instanceof BatchNorm2d)
                .hasSize(20)
                .allSatisfy(report -> assertThat(report.layer()).isEqualTo(new BatchNorm2d(1e-3, 0.01)));
    }

    /** torchvision's zero_init_residual: bn2 of each basic block, bn3 of each bottleneck, never the shortcut's. */
    @Test
    void the_last_norm_of_each_residual_branch_is_found_and_the_shortcuts_are_not() {
        assertThat(InitialWeights.lastNorms(Analysis.of(preset("resnet18")).layers()))
                .hasSize(8)
                .allMatch(id -> id.endsWith(".bn2"));
        assertThat(InitialWeights.lastNorms(Analysis.of(preset("resnet50")).layers()))
                .hasSize(16)
                .allMatch(id -> id.endsWith(".bn3"));
        assertThat(InitialWeights.lastNorms(
                        Analysis.of(preset("efficientnet_b0")).layers()))
                .hasSize(9)
                .allMatch(id -> id.endsWith("project.1"));
    }

    private static LoweredBlock lowered(String id, Initialisation initialisation) {
        Recipe recipe = Recipe.proposedFor("mnist").withInitialisation(initialisation);
        return Lowering.lower(preset(id).withInput(TensorShape.map(3, 64, 64)), recipe);
    }

    private static double deviation(LoweredBlock block, String name) {
        float[] values = values(block, name);
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares / values.length);
    }

    private static float[] values(LoweredBlock block, String name) {
        return block.weights().stream()
                .filter(weight -> weight.name().equals(name))
                .findFirst()
                .orElseThrow()
                .spec()
                .initial(3);
    }

    /** Deviations as torch.nn.init defines them: ResNet-18's conv 256→512 of 3×3 has fans of 2304 and 4608. */
    @Test
    void initial_deviations_are_those_of_torch_nn_init() {
        String conv = lowered("resnet18", new Initialisation.Usual(false)).weights().stream()
                .map(LoweredBlock.Weight::name)
                .filter(name -> name.endsWith("conv1.weight"))
                .toList()
                .getLast();
        LoweredBlock fanIn = lowered("resnet18", new Initialisation.Kaiming("fan_in", false));
        int inputs = (int) fanIn.weights().stream()
                .filter(weight -> weight.name().equals(conv))
                .findFirst()
                .orElseThrow()
                .spec()
                .shape()[1];
        double in = 9.0 * inputs;
        double out = 9.0 * 512;
        assertThat(deviation(fanIn, conv)).isCloseTo(Math.sqrt(2 / in), within(0.0002));
        assertThat(deviation(lowered("resnet18", new Initialisation.Kaiming("fan_out", false)), conv))
                .isCloseTo(Math.sqrt(2 / out), within(0.0002));
        assertThat(deviation(lowered("resnet18", new Initialisation.Xavier(false)), conv))
                .isCloseTo(Math.sqrt(2 / (in + out)), within(0.0002));
    }

    /** ResNet-18's classifier has 512 inputs. */
    @Test
    void a_classifier_begins_by_its_inputs_even_under_fan_out() {
        LoweredBlock block = lowered("resnet18", new Initialisation.Kaiming("fan_out", false));
        String classifier = block.weights().stream()
                .filter(weight -> weight.spec().shape().length == 2)
                .map(LoweredBlock.Weight::name)
                .findFirst()
                .orElseThrow();
        assertThat(deviation(block, classifier)).isCloseTo(Math.sqrt(2 / 512.0), within(0.0005));
    }

    /** A normal cut at two deviations has a deviation of 0.8796 (Johnson, Kotz & Balakrishnan, 1994). */
    @Test
    void a_truncated_normal_stays_within_its_cut() {
        LoweredBlock block = lowered("resnet18", new Initialisation.TruncatedNormal(0.02, 2, false));
        String conv = block.weights().getFirst().name();
        for (float value : values(block, conv)) {
            assertThat(Math.abs(value)).isLessThanOrEqualTo(0.04f);
        }
        assertThat(deviation(block, conv)).isCloseTo(0.02 * 0.8796, within(0.0003));
    }

    @Test
    void residual_branches_begin_at_zero_where_the_recipe_says_so() {
        LoweredBlock block = lowered("resnet18", new Initialisation.Kaiming("fan_out", true));
        Set<String> zero = new java.util.TreeSet<>();
        for (LoweredBlock.Weight weight : block.weights()) {
            if (weight.name().endsWith(".weight")
                    && weight.spec().shape().length == 1
                    && weight.spec().initial(1)[0] == 0) {
                zero.add(weight.name());
            }
        }
        assertThat(zero).hasSize(8).allMatch(name -> name.endsWith("bn2.weight"));
        assertThat(block.engine()).isEqualTo(EngineName.MXNET);
    }
}
