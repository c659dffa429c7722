package netwright.architecture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps what is remembered of opened blocks in step with the nodes. */
final class Openings {

    private Openings() {}

    /** What is left of opened blocks among these nodes: a block of which no part is there any more is forgotten. */
    static List<Opened> left(List<Opened> opened, Set<String> nodes) {
        if (opened.isEmpty()) {
            return opened;
        }
        Set<String> there = new HashSet<>(nodes);
        List<Opened> left = new ArrayList<>();
        for (Opened block : opened.reversed()) {
            Map<String, String> parts = new LinkedHashMap<>(block.parts());
            parts.values().retainAll(there);
            if (!parts.isEmpty()) {
                left.addFirst(new Opened(block.block(), parts));
                there.add(block.id());
            }
        }
        return left;
    }

    /** The opened blocks of which every part is among these nodes. */
    static List<Opened> whole(List<Opened> opened, Set<String> nodes) {
        Set<String> there = new HashSet<>(nodes);
        List<Opened> whole = new ArrayList<>();
        for (Opened block : opened.reversed()) {
            if (there.containsAll(block.parts().values())) {
                whole.addFirst(block);
                there.add(block.id());
            }
        }
        return whole;
    }
}
