package netwright.web.designer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import netwright.architecture.Architecture;
import netwright.architecture.Edge;
import netwright.architecture.Node;
import netwright.architecture.Position;
import org.jspecify.annotations.Nullable;

/** Gives nodes that came into a drawing by themselves, as with a fix, a place where they cover no other. */
final class Room {

    /** From one node to the one below it, as the canvas lays them out. */
    static final int ROW = 112;

    /** Of a node on the canvas. */
    static final int WIDTH = 208;

    private static final int COLUMN = 256;

    private Room() {}

    /** Below what feeds it, beside what runs past it; what comes after it moves down when there is no row for it. */
    static Architecture forNew(Architecture before, Architecture after) {
        List<String> fresh = new ArrayList<>();
        for (Node node : after.nodes()) {
            if (before.node(node.id()).isEmpty()) {
                fresh.add(node.id());
            }
        }
        Set<String> waiting = new HashSet<>(fresh);
        Architecture result = after.mapNodes(node -> waiting.contains(node.id()) ? node.at(null) : node);
        while (!fresh.isEmpty()) {
            String next = fresh.stream()
                    .filter(id -> after.into(id).stream().noneMatch(edge -> waiting.contains(edge.from())))
                    .findFirst()
                    .orElse(fresh.getFirst());
            fresh.remove(next);
            waiting.remove(next);
            result = placed(result, next);
        }
        return result;
    }

    private static Architecture placed(Architecture a, String id) {
        Position above =
                a.into(id).stream().findFirst().map(edge -> at(a, edge.from())).orElse(null);
        if (above == null) {
            return a;
        }
        Set<String> following = following(a, id);
        Position wanted = new Position(above.x(), above.y() + ROW);
        while (covered(a, wanted, following)) {
            wanted = new Position(wanted.x() + COLUMN, wanted.y());
        }
        Position place = wanted;
        int first = a.nodes().stream()
                .filter(node -> following.contains(node.id()))
                .flatMap(node -> Stream.ofNullable(node.at()))
                .mapToInt(Position::y)
                .min()
                .orElse(Integer.MAX_VALUE);
        int missing = first == Integer.MAX_VALUE ? 0 : Math.max(0, place.y() + ROW - first);
        return a.mapNodes(node -> node.id().equals(id)
                ? node.at(place)
                : following.contains(node.id()) && node.at() instanceof Position p
                        ? node.at(new Position(p.x(), p.y() + missing))
                        : node);
    }

    private static @Nullable Position at(Architecture a, String id) {
        return a.node(id).map(Node::at).orElse(null);
    }

    private static boolean covered(Architecture a, Position wanted, Set<String> movable) {
        return a.nodes().stream()
                .anyMatch(node -> !movable.contains(node.id())
                        && node.at() instanceof Position p
                        && Math.abs(p.x() - wanted.x()) < COLUMN
                        && Math.abs(p.y() - wanted.y()) < ROW);
    }

    private static Set<String> following(Architecture a, String id) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            for (Edge edge : a.outOf(open.remove())) {
                if (seen.add(edge.to())) {
                    open.add(edge.to());
                }
            }
        }
        return seen;
    }

    /** Moves up what is drawn below nodes that one node has replaced, where nothing stands beside them. */
    static Architecture closedUp(Architecture before, Architecture after) {
        int top = Integer.MAX_VALUE;
        int bottom = Integer.MIN_VALUE;
        for (Node node : before.nodes()) {
            if (after.node(node.id()).isEmpty() && node.at() instanceof Position p) {
                top = Math.min(top, p.y());
                bottom = Math.max(bottom, p.y());
            }
        }
        int first = top;
        int last = bottom;
        boolean beside = before.nodes().stream()
                .anyMatch(node -> after.node(node.id()).isPresent()
                        && node.at() instanceof Position p
                        && p.y() > first
                        && p.y() <= last);
        int next = after.nodes().stream()
                .flatMap(node -> Stream.ofNullable(node.at()))
                .mapToInt(Position::y)
                .filter(y -> y > last)
                .min()
                .orElse(last);
        int shift = Math.min(last - first, next - first - ROW);
        return beside || bottom <= top || shift <= 0
                ? after
                : after.mapNodes(node -> node.at() instanceof Position p && p.y() > last
                        ? node.at(new Position(p.x(), p.y() - shift))
                        : node);
    }
}
