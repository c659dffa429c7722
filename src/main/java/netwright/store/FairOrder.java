package netwright.store;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * Whose turn it is. Turns go to the owner who trains least at the moment; among those, to the one whose last turn is
 * longest ago. Within an owner's own runs priority decides, then age. So nobody's twenty runs hold up another's one.
 */
final class FairOrder {

    private static final Comparator<Waiting> OWN_ORDER = Comparator.comparingInt(Waiting::priority)
            .reversed()
            .thenComparing(Waiting::created)
            .thenComparing(Waiting::run);

    private FairOrder() {}

    /** @param priority higher goes first */
    record Waiting(UUID run, UUID owner, int priority, Instant created) {}

    /**
     * What an owner has had.
     *
     * @param running runs being trained now
     * @param lastTurn when the last one was begun
     */
    record Share(int running, Instant lastTurn) {

        static final Share NONE = new Share(0, Instant.EPOCH);
    }

    /** @param held its owner has as many runs going, or before it, as are allowed at once */
    record Turn(Waiting waiting, boolean held) {}

    /**
     * All waiting runs in the order of their turns.
     *
     * @param runningEach the most that one owner may have going at once; 0 when there is no limit
     */
    static List<Turn> of(List<Waiting> waiting, Map<UUID, Share> shares, int runningEach) {
        Map<UUID, Line> lines = new HashMap<>();
        waiting.stream()
                .sorted(OWN_ORDER)
                .forEach(run -> lines.computeIfAbsent(
                                run.owner(), owner -> new Line(shares.getOrDefault(owner, Share.NONE)))
                        .runs
                        .add(run));
        PriorityQueue<Line> next = new PriorityQueue<>(lines.values());
        List<Turn> turns = new ArrayList<>();
        while (!next.isEmpty()) {
            Line line = next.remove();
            turns.add(new Turn(line.runs.remove(), runningEach > 0 && line.going >= runningEach));
            line.going++;
            line.lastTurn = turns.size();
            if (!line.runs.isEmpty()) {
                next.add(line);
            }
        }
        return turns;
    }

    /** An owner's runs, and what the owner has had; turns given here come after all that were really begun. */
    private static final class Line implements Comparable<Line> {

        private static final Comparator<Line> ORDER = Comparator.comparingInt((Line line) -> line.going)
                .thenComparingInt(line -> line.lastTurn)
                .thenComparing(line -> line.begun)
                .thenComparing(line -> line.runs.getFirst().created())
                .thenComparing(line -> line.runs.getFirst().run());

        private final Deque<Waiting> runs = new ArrayDeque<>();
        private final Instant begun;
        private int going;
        private int lastTurn;

        Line(Share share) {
            going = share.running();
            begun = share.lastTurn();
        }

        @Override
        public int compareTo(Line other) {
            return ORDER.compare(this, other);
        }
    }
}
