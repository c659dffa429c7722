package netwright.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import netwright.store.FairOrder.Share;
import netwright.store.FairOrder.Turn;
import netwright.store.FairOrder.Waiting;

class FairOrderTest {

    private static final UUID ANN = new UUID(0, 1);
    private static final UUID BEN = new UUID(0, 2);
    private static final UUID CAM = new UUID(0, 3);

    @Example
    void someonesTwentyRunsDoNotHoldUpAnothersOne() {
        List<Waiting> waiting = new ArrayList<>(runs(ANN, 0, 20));
        waiting.add(run(BEN, 100, 0));

        assertThat(owners(waiting, Map.of(ANN, new Share(1, at(50))), 0).getFirst())
                .isEqualTo(BEN);
    }

    @Example
    void whoHasRunsGoingWaitsUntilTheOthersHaveAsMany() {
        List<Waiting> waiting = new ArrayList<>(runs(ANN, 0, 3));
        waiting.addAll(runs(BEN, 10, 4));

        assertThat(owners(waiting, Map.of(ANN, new Share(2, at(5))), 0))
                .containsExactly(BEN, BEN, ANN, BEN, ANN, BEN, ANN);
    }

    @Example
    void withOneWorkerPeopleTakeTurnsThoughOneAskedForAllOfTheirsFirst() {
        List<Waiting> waiting = new ArrayList<>();
        waiting.addAll(runs(ANN, 0, 4));
        waiting.addAll(runs(BEN, 10, 4));
        waiting.addAll(runs(CAM, 20, 4));

        assertThat(served(waiting)).containsExactly(ANN, BEN, CAM, ANN, BEN, CAM, ANN, BEN, CAM, ANN, BEN, CAM);
    }

    @Example
    void priorityDecidesAmongOnesOwnRunsOnly() {
        Waiting old = run(ANN, 0, 0);
        Waiting urgent = run(ANN, 1, 5);
        Waiting other = run(BEN, 3, 0);
        Waiting late = run(BEN, 2, -1);

        assertThat(FairOrder.of(List.of(old, urgent, other, late), Map.of(), 0))
                .extracting(Turn::waiting)
                .containsExactly(urgent, other, old, late);
    }

    @Example
    void whatIsMoreThanOnePersonMayHaveGoingIsHeld() {
        List<Turn> turns = FairOrder.of(runs(ANN, 0, 3), Map.of(ANN, new Share(1, at(0))), 2);

        assertThat(turns).extracting(Turn::held).containsExactly(false, true, true);
    }

    @Property
    void everyRunGetsExactlyOneTurn(@ForAll("queues") List<Waiting> waiting, @ForAll @IntRange(max = 3) int each) {
        assertThat(FairOrder.of(waiting, Map.of(), each))
                .extracting(Turn::waiting)
                .containsExactlyInAnyOrderElementsOf(waiting);
    }

    @Property
    void nobodyGetsASecondTurnMoreThanAnyoneWhoStillWaits(@ForAll("queues") List<Waiting> waiting) {
        List<UUID> order = owners(waiting, Map.of(), 0);
        Map<UUID, Integer> turns = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            int had = turns.merge(order.get(i), 1, Integer::sum);
            new HashSet<>(order.subList(i + 1, order.size()))
                    .forEach(later -> assertThat(turns.getOrDefault(later, 0)).isGreaterThanOrEqualTo(had - 1));
        }
    }

    @Property
    void ownRunsAreInOrderOfPriorityAndAge(@ForAll("queues") List<Waiting> waiting) {
        List<Turn> turns = FairOrder.of(waiting, Map.of(), 0);
        for (int i = 0; i < turns.size(); i++) {
            Waiting first = turns.get(i).waiting();
            for (Turn later : turns.subList(i + 1, turns.size())) {
                Waiting second = later.waiting();
                if (first.owner().equals(second.owner())) {
                    assertThat(first.priority()).isGreaterThanOrEqualTo(second.priority());
                    assertThat(first.priority() > second.priority()
                                    || !first.created().isAfter(second.created()))
                            .isTrue();
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Waiting>> queues() {
        return Combinators.combine(
                        Arbitraries.of(ANN, BEN, CAM),
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.integers().between(-2, 2))
                .as(FairOrderTest::run)
                .list()
                .ofMaxSize(30);
    }

    /** One worker: whoever's turn is first is trained, then the order is made anew. */
    private static List<UUID> served(List<Waiting> all) {
        List<Waiting> waiting = new ArrayList<>(all);
        Map<UUID, Share> shares = new HashMap<>();
        List<UUID> served = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Waiting next = FairOrder.of(waiting, shares, 0).getFirst().waiting();
            waiting.remove(next);
            served.add(next.owner());
            shares.put(next.owner(), new Share(0, at(1000 + served.size())));
        }
        return served;
    }

    private static List<UUID> owners(List<Waiting> waiting, Map<UUID, Share> shares, int each) {
        return FairOrder.of(waiting, shares, each).stream()
                .map(turn -> turn.waiting().owner())
                .toList();
    }

    private static List<Waiting> runs(UUID owner, int from, int count) {
        List<Waiting> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(run(owner, from + i, 0));
        }
        return runs;
    }

    private static Waiting run(UUID owner, int second, int priority) {
        return new Waiting(UUID.randomUUID(), owner, priority, at(second));
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(1_000_000 + second);
    }
}
