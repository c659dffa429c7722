package netwright.analysis;

import static netwright.analysis.ProblemAssertions.lifted;
import static netwright.analysis.ProblemAssertions.onlyError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import netwright.architecture.Architecture;
import netwright.architecture.ChannelShuffle;
import netwright.architecture.ChannelSlice;
import netwright.architecture.ChannelSplit;
import netwright.architecture.Concat;
import netwright.architecture.InvalidSetting;
import netwright.architecture.ShuffleUnit;
import org.junit.jupiter.api.Test;

/** Layers that select and reorder channels. */
class ChannelLayersTest {

    @Test
    void a_shuffle_unit_can_be_drawn_from_splits_and_a_shuffle() {
        Architecture drawn = Sketch.of(3, 32, 32)
                .conv("stem", 8, 3, 1)
                .then("left", new ChannelSplit(2, 1), "stem")
                .then("right", new ChannelSplit(2, 2), "stem")
                .conv("work", 4, 3, 1)
                .then("join", new Concat(), "left", "work")
                .then("shuffle", new ChannelShuffle(2))
                .classified();
        Analysis analysis = Analysis.of(drawn);

        assertThat(analysis.sound()).isTrue();
        assertThat(analysis.nodes().get("left").output()).hasToString("4×32×32");
        assertThat(analysis.nodes().get("shuffle").output()).hasToString("8×32×32");
        assertThat(analysis.nodes().get("left").receptiveField()).hasToString("3×3, stride 1");
        assertThat(analysis.nodes().get("shuffle").receptiveField()).hasToString("5×5, stride 1");
    }

    @Test
    void channels_that_do_not_divide_into_groups_are_an_error_with_a_way_out() {
        Architecture drawing = Sketch.of(3, 32, 32)
                .conv("conv", 10, 3, 1)
                .then("shuffle", new ChannelShuffle(4))
                .classified();
        Problem problem = onlyError(drawing, "ChannelShuffle shuffle: 10 channels do not divide into 4 groups.");

        assertThat(problem.fixes()).extracting(Fix::label).containsExactly("Set groups to 2");
        lifted(drawing, problem);
    }

    @Test
    void a_slice_of_channels_that_are_not_there_is_an_error_with_a_way_out() {
        Architecture behind = Sketch.of(3, 32, 32)
                .conv("conv", 10, 3, 1)
                .then("slice", new ChannelSlice(6, 12))
                .classified();
        Problem problem = onlyError(behind, "ChannelSlice slice: it keeps channels 6 to 11 and receives 10.");
        assertThat(problem.fixes()).extracting(Fix::label).containsExactly("Keep all from channel 6");
        lifted(behind, problem);

        Architecture beyond = Sketch.of(3, 32, 32)
                .conv("conv", 10, 3, 1)
                .then("slice", new ChannelSlice(20, 0))
                .classified();
        lifted(beyond, onlyError(beyond, "ChannelSlice slice: it keeps channels 20 to 20 and receives 10."));
    }

    @Test
    void a_share_that_is_not_there_is_an_error() {
        Architecture drawing =
                Sketch.of(3, 32, 32).then("split", new ChannelSplit(2, 3)).classified();

        onlyError(drawing, "Channel split split: inside, ChannelSlice slice: it keeps channels 4 to 5 and receives 3.");
    }

    @Test
    void a_slice_ends_behind_its_beginning() {
        assertThatThrownBy(() -> ChannelSlice.TYPE.create(Map.of("from", 4, "to", 4)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("to must lie behind from, 4, or be 0, not 4.");
    }

    @Test
    void an_odd_shuffle_unit_is_an_error_at_its_shuffle() {
        Architecture drawing =
                Sketch.of(3, 32, 32).then("unit", new ShuffleUnit(7, 2)).classified();

        onlyError(
                drawing, "Shuffle unit unit: inside, ChannelShuffle shuffle: 7 channels do not divide into 2 groups.");
    }
}
