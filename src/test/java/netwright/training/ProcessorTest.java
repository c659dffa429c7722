package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTest {

    @Test
    void instructions_for_bfloat16_are_found_among_the_flags_by_their_whole_names() {
        assertThat(Processor.bfloat16("processor\t: 0\nflags\t\t: fpu avx512f avx512_bf16 amx_tile\n"))
                .isTrue();
        assertThat(Processor.bfloat16("Features\t: fp asimd bf16 i8mm\n")).isTrue();
        assertThat(Processor.bfloat16("flags\t\t: fpu avx2 avx512f avx512_bf16x\n"))
                .isFalse();
    }

    @Test
    void where_no_flags_are_listed_nothing_is_claimed() {
        assertThat(Processor.bfloat16("processor : 0\nmodel name : something\n"))
                .isNull();
    }
}
