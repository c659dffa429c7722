package netwright.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import netwright.analysis.Analysis;
import netwright.analysis.Cost;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final List<Budget.Offer> CATALOGUE = Presets.all().stream()
            .filter(preset -> preset.published() != null && preset.published().extra() == null)
            .map(BudgetTest::offer)
            .toList();

    /** From torchvision's tables: of 6 M parameters and 1 G MACs, EfficientNet-B0 (5.29 M, 0.39 G, 77.69 %) is the best. */
    @Test
    void for_a_phone_it_is_efficientnet_b0() {
        Budget.Answer answer = new Budget(6_000_000, 1_000_000_000).best(CATALOGUE);

        assertThat(answer.within().stream().limit(3))
                .extracting(Budget.Offer::id)
                .containsExactly("efficientnet_b0", "mobilenet_v3_large", "mobilenet_v2");
        assertThat(answer.missed().getFirst().id()).isEqualTo("efficientnet_b1");
    }

    @Test
    void a_budget_of_nothing_affords_nothing_and_misses_everything() {
        Budget.Answer answer = new Budget(1000, 1000).best(CATALOGUE);

        assertThat(answer.within()).isEmpty();
        assertThat(answer.missed()).hasSameSizeAs(CATALOGUE);
    }

    @Test
    void a_budget_without_limits_misses_nothing() {
        Budget.Answer answer = new Budget(Long.MAX_VALUE, Long.MAX_VALUE).best(CATALOGUE);

        assertThat(answer.within().getFirst().id()).isEqualTo("convnext_large");
        assertThat(answer.missed()).isEmpty();
    }

    @Property
    void the_answer_is_the_best_that_fits(
            @ForAll @LongRange(max = 400_000_000) long parameters,
            @ForAll @LongRange(max = 70_000_000_000L) long macs) {
        Budget budget = new Budget(parameters, macs);
        Budget.Answer answer = budget.best(CATALOGUE);

        assertThat(answer.within())
                .containsExactlyInAnyOrderElementsOf(CATALOGUE.stream()
                        .filter(offer -> offer.parameters() <= parameters && offer.macs() <= macs)
                        .toList())
                .isSortedAccordingTo(
                        Comparator.comparingDouble(Budget.Offer::top1).reversed());
        assertThat(answer.missed()).allSatisfy(offer -> {
            assertThat(budget.excess(offer)).isGreaterThan(1);
            assertThat(answer.within()).allMatch(inside -> inside.top1() < offer.top1());
        });
    }

    private static Budget.Offer offer(Preset preset) {
        Cost cost = Analysis.of(preset.architecture()).totals().cost();
        return new Budget.Offer(
                preset.id(),
                preset.title(),
                cost.parameters(),
                cost.macs(),
                preset.published().top1());
    }
}
