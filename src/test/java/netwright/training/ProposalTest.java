package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import netwright.architecture.Architecture;
import netwright.architecture.TensorShape;
import netwright.recipe.Recipe;
import org.junit.jupiter.api.Test;

class ProposalTest {

    @Test
    void a_starter_on_a_fetched_set_has_a_recipe_and_no_refusals() {
        Proposal proposal = Proposal.forArchitecture(Starters.get("plain_cnn"), KnownSet.MNIST.info(true));
        assertThat(proposal.refusals()).isEmpty();
        assertThat(proposal.recipe().data()).isEqualTo("mnist");
        assertThat(proposal.recipe().batch()).isEqualTo(128);
        assertThat(proposal.recipe().epochs()).isBetween(1, 10);
    }

    @Test
    void fitting_the_images_is_said() {
        Proposal proposal = Proposal.forArchitecture(Starters.get("mini_resnet"), KnownSet.MNIST.info(true));
        assertThat(proposal.reasons()).contains("Images of MNIST are padded to 32×32, gray repeated over 3 channels.");
    }

    @Test
    void too_few_classes_missing_data_and_wrong_channels_are_refused() {
        Architecture odd =
                Starters.get("plain_cnn").withInput(TensorShape.map(2, 28, 28)).withClasses(9);
        List<String> refusals =
                Proposal.forArchitecture(odd, KnownSet.MNIST.info(false)).refusals();
        assertThat(refusals).anySatisfy(text -> assertThat(text).contains("Set classes to 10"));
        assertThat(refusals).anySatisfy(text -> assertThat(text).contains("is not on this machine yet"));
        assertThat(refusals).anySatisfy(text -> assertThat(text).contains("2 input channels"));
    }

    @Test
    void a_step_that_does_not_fit_into_memory_is_refused() {
        Architecture huge = Starters.get("mini_resnet").withInput(TensorShape.map(3, 4096, 4096));
        Recipe recipe = Recipe.proposedFor("shapes10");
        assertThat(Proposal.refusals(huge, KnownSet.SHAPES10.info(true), recipe))
                .anySatisfy(text -> assertThat(text).contains("Lower the batch or the input size"));
        assertThat(Proposal.forArchitecture(huge, KnownSet.SHAPES10.info(true))
                        .recipe()
                        .batch())
                .isLessThan(128);
    }

    @Test
    void small_data_gets_small_batches() {
        DataSetInfo small =
                new DataSetInfo("pics", "pics", TensorShape.map(3, 32, 32), List.of("a", "b"), 200, 50, true, "", "");
        assertThat(Proposal.forArchitecture(Starters.get("mini_resnet"), small)
                        .recipe()
                        .batch())
                .isEqualTo(8);
    }
}
