package netwright.web;

import static org.assertj.core.api.Assertions.assertThat;

import netwright.architecture.Field;
import netwright.architecture.Padding;
import netwright.architecture.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"3x5", "3×5", " 3 X 5 ", "3, 5"})
    void a_size_may_be_typed_in_several_ways(String typed) {
        assertThat(SettingText.read(Field.Kind.SIZE, typed)).isEqualTo(new Size(3, 5));
    }

    @Test
    void one_number_is_a_square() {
        assertThat(SettingText.read(Field.Kind.SIZE, "7")).isEqualTo(new Size(7, 7));
        assertThat(SettingText.of(new Size(7, 7))).isEqualTo("7");
    }

    @Test
    void a_small_fraction_is_written_out() {
        assertThat(SettingText.of(1e-5)).isEqualTo("0.00001");
        assertThat(SettingText.of(0.1)).isEqualTo("0.1");
    }

    @Test
    void a_padding_may_be_the_word_same() {
        assertThat(SettingText.read(Field.Kind.PADDING, "Same")).isEqualTo(new Padding(0, 0, true));
        assertThat(SettingText.read(Field.Kind.PADDING, "1x2")).isEqualTo(new Padding(1, 2, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"three", "1x2x3", "", "3.5", "99999999999"})
    void what_is_no_size_stays_text_for_the_field_to_refuse(String typed) {
        assertThat(SettingText.read(Field.Kind.SIZE, typed)).isInstanceOf(String.class);
    }
}
