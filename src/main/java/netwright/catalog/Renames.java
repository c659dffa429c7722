package netwright.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import netwright.architecture.Architecture;
import netwright.architecture.Node;

/** Guesses which nodes only got another name: same operation, and the same neighbours as far as those kept theirs. */
final class Renames {

    private Renames() {}

    /** Old name to new name. */
    static Map<String, String> between(Architecture before, Architecture after) {
        Set<String> old = ids(before);
        Set<String> now = ids(after);
        List<Node> gone =
                before.nodes().stream().filter(node -> !now.contains(node.id())).toList();
        List<Node> come = new ArrayList<>(
                after.nodes().stream().filter(node -> !old.contains(node.id())).toList());
        Neighbours around = Neighbours.of(before);
        Neighbours aroundNow = Neighbours.of(after);
        Map<String, String> renamed = new LinkedHashMap<>();
        for (Node node : gone) {
            come.stream()
                    .filter(candidate -> candidate.operation().equals(node.operation()))
                    .filter(candidate -> alike(
                                    around.sources(node.id()), aroundNow.sources(candidate.id()), old, now, renamed)
                            && alike(around.targets(node.id()), aroundNow.targets(candidate.id()), old, now, renamed))
                    .findFirst()
                    .ifPresent(candidate -> {
                        come.remove(candidate);
                        renamed.put(node.id(), candidate.id());
                    });
        }
        return renamed;
    }

    private static Set<String> ids(Architecture architecture) {
        return architecture.nodes().stream().map(Node::id).collect(Collectors.toSet());
    }

    /** Equal numbers, and equal names among those that exist in both drawings. */
    private static boolean alike(
            List<String> before, List<String> after, Set<String> old, Set<String> now, Map<String, String> renamed) {
        if (before.size() != after.size()) {
            return false;
        }
        Set<String> kept = new TreeSet<>();
        before.stream()
                .map(id -> renamed.getOrDefault(id, id))
                .filter(now::contains)
                .forEach(kept::add);
        Set<String> keptNow = new TreeSet<>();
        after.stream()
                .filter(id -> old.contains(id) || renamed.containsValue(id))
                .forEach(keptNow::add);
        return kept.equals(keptNow);
    }
}
