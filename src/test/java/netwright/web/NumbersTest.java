package netwright.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "9999, '9,999'",
        "10000, 10.0 K",
        "25557032, 25.6 M",
        "4089184256, 4.09 G",
        "3.4e12, 3.40 T",
    })
    void large_numbers_are_shown_with_three_digits(double number, String shown) {
        assertThat(Numbers.compact(number)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"999, 1.00 KB", "102228128, 102 MB", "1500000000, 1.50 GB"})
    void bytes_are_shown_in_decimal_units(long bytes, String shown) {
        assertThat(Numbers.bytes(bytes)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0.4 s", "42.3, 42 s", "61, 1 min 01 s", "7384, 2 h 03 min"})
    void durations_are_shown_in_the_units_people_say(double seconds, String shown) {
        assertThat(Numbers.duration(seconds)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0.97312, 97.31 %", "1, 100.00 %", "NaN, –"})
    void shares_are_shown_as_percentages(double share, String shown) {
        assertThat(Numbers.percent(share)).isEqualTo(shown);
    }

    @Test
    void ratios_stand_before_their_sign_with_as_many_digits_as_tell_something() {
        assertThat(Numbers.ratio(2.25)).isEqualTo("2.25×");
        assertThat(Numbers.ratio(12.34)).isEqualTo("12.3×");
        assertThat(Numbers.ratio(1234)).isEqualTo("1234×");
        assertThat(Numbers.ratio(0.0412)).isEqualTo("0.0412×");
    }
}
