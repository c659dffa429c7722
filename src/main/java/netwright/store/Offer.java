package netwright.store;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a worker can begin.
 *
 * @param now with the slots that are free
 * @param later when more of its slots are free. Where such a run's turn has come, the free slots are kept for it
 */
public record Offer(Set<Demand> now, Set<Demand> later) {

    public Offer {
        now = Set.copyOf(now);
        later = Set.copyOf(later);
    }

    public static final Offer NOTHING = new Offer(Set.of(), Set.of());

    /** The part of it that concerns one kind of device. */
    Offer of(boolean gpu) {
        Predicate<Demand> kind = demand -> demand.gpu() == gpu;
        return new Offer(
                now.stream().filter(kind).collect(Collectors.toSet()),
                later.stream().filter(kind).collect(Collectors.toSet()));
    }
}
