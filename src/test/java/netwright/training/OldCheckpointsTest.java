package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class OldCheckpointsTest {

    @Test
    void theBestWeightsStay() {
        assertThat(OldCheckpoints.among(Set.of(
                        "checkpoint.safetensors", "checkpoint-before.safetensors", "best.safetensors", "progress.log")))
                .containsExactlyInAnyOrder("checkpoint.safetensors", "checkpoint-before.safetensors");
    }

    @Test
    void theNewestStaysWhereThereAreNoBestWeights() {
        assertThat(OldCheckpoints.among(Set.of("checkpoint.safetensors", "checkpoint-before.safetensors")))
                .containsExactly("checkpoint-before.safetensors");
        assertThat(OldCheckpoints.among(Set.of("checkpoint.safetensors"))).isEmpty();
    }
}
