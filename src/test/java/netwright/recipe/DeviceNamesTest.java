package netwright.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceNamesTest {

    @ParameterizedTest
    @CsvSource({
        "cpu, 1, cpu",
        "cpu, 2, cpu+cpu",
        "gpu0, 2, gpu0+gpu1",
        "gpu2, 3, gpu2+gpu3+gpu4",
        "gpu3+gpu1, 1, gpu3",
        "gpu3+gpu1, 2, gpu3+gpu1"
    })
    void so_many_devices_of_a_kind(String device, int count, String several) {
        assertThat(DeviceNames.of(device, count)).isEqualTo(several);
        assertThat(Recipe.proposedFor("x").on(EngineName.MXNET, several).devices())
                .isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpu0+gpu0",
                "cpu+gpu0",
                "gpu",
                "cpu+",
                "+cpu",
                "tpu",
                "cpu+cpu+cpu+cpu+cpu+cpu+cpu+cpu+cpu",
                "gpu100+gpu101+gpu102+gpu103+gpu104+gpu105+gpu106+gpu107"
            })
    void what_names_no_devices_of_one_kind_is_refused(String device) {
        assertThatThrownBy(() -> Recipe.proposedFor("x").on(EngineName.MXNET, device))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("device must be cpu or gpu0, gpu1, …, or up to 8 of a kind, such as gpu0+gpu1, not '"
                        + device + "'.");
    }

    @Test
    void words_tell_kind_and_number() {
        assertThat(DeviceNames.words(1, true)).isEqualTo("a GPU");
        assertThat(DeviceNames.words(2, true)).isEqualTo("2 GPUs");
        assertThat(DeviceNames.words(2, false)).isEqualTo("2 CPU slots");
    }
}
