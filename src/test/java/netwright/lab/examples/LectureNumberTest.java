package netwright.lab.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LectureNumberTest {

    @ParameterizedTest
    @CsvSource({
        "'1,728', 1728",
        "15.5 G, 15470264320",
        "138 M, 138357544",
        "8.0 M, 7978856",
        "17, 16.941",
        "0.13, 0.12822",
        "8–9, 8",
        "8–9, 9",
        "2^12, 12"
    })
    void a_value_agrees_when_it_rounds_to_what_is_printed(String printed, double value) {
        assertThat(LectureNumber.of(printed).agreesWith(value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'1,728', 1729", "102 M, 102760448", "86.4 M, 86704128", "8–9, 9.01", "2^12, 11", "0.05, 0.12822"})
    void a_value_that_rounds_to_another_number_differs(String printed, double value) {
        assertThat(LectureNumber.of(printed).agreesWith(value)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "138 M, 138357544, 138 M",
        "5 M, 6624904, 6.6 M",
        "86.4 M, 86704128, 86.7 M",
        "152, 252, 252",
        "8–9, 8.6943, 8.7",
        "2^12, 12, 2¹²"
    })
    void it_is_shown_at_the_lectures_precision_or_one_digit_more_where_whole_numbers_hide_the_difference(
            String printed, double value, String shown) {
        assertThat(LectureNumber.of(printed).format(value)).isEqualTo(shown);
    }

    @Test
    void what_is_no_number_is_refused() {
        assertThatThrownBy(() -> LectureNumber.of("many"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("many");
    }
}
