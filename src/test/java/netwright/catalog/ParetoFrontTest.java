package netwright.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {

    record Thing(String name, double cost, double score) {}

    @Test
    void the_front_rises_from_the_cheapest_to_the_best() {
        List<Thing> all = List.of(
                new Thing("vgg", 138, 71.6),
                new Thing("resnet", 26, 76.1),
                new Thing("b0", 5.3, 77.7),
                new Thing("v2", 3.5, 71.9),
                new Thing("convnext", 29, 82.5));

        assertThat(front(all)).extracting(Thing::name).containsExactly("v2", "b0", "convnext");
    }

    @Test
    void twins_are_both_on_the_front_and_the_worse_of_equal_cost_is_not() {
        List<Thing> all =
                List.of(new Thing("a", 1, 5), new Thing("b", 1, 5), new Thing("c", 1, 4), new Thing("d", 2, 5));

        assertThat(front(all)).extracting(Thing::name).containsExactly("a", "b");
    }

    @Test
    void what_has_no_number_is_left_out() {
        assertThat(front(List.of(new Thing("a", 1, Double.NaN), new Thing("b", Double.NaN, 3))))
                .isEmpty();
    }

    @Property
    void nothing_dominates_the_front_and_the_front_dominates_all_else(
            @ForAll List<@IntRange(max = 20) Integer> costs, @ForAll List<@IntRange(max = 20) Integer> scores) {
        List<Thing> all = java.util.stream.IntStream.range(0, Math.min(costs.size(), scores.size()))
                .mapToObj(i -> new Thing("t" + i, costs.get(i), scores.get(i)))
                .toList();

        List<Thing> front = front(all);

        assertThat(front).allSatisfy(one -> assertThat(all).noneMatch(other -> dominates(other, one)));
        assertThat(all)
                .filteredOn(one -> !front.contains(one))
                .allSatisfy(one -> assertThat(front).anyMatch(other -> dominates(other, one)));
        assertThat(front).isSortedAccordingTo(java.util.Comparator.comparingDouble(Thing::cost));
    }

    private static List<Thing> front(List<Thing> all) {
        return ParetoFront.of(all, Thing::cost, Thing::score);
    }

    /** The definition, independent of how the front is found. */
    private static boolean dominates(Thing one, Thing other) {
        return one.cost() <= other.cost()
                && one.score() >= other.score()
                && (one.cost() < other.cost() || one.score() > other.score());
    }
}
