package netwright.lab;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import netwright.architecture.Add;
import netwright.architecture.Architecture;
import netwright.architecture.Block;
import netwright.architecture.Concat;
import netwright.architecture.Conv2d;
import netwright.architecture.Edge;
import netwright.architecture.Input;
import netwright.architecture.Linear;
import netwright.architecture.Multiply;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.Pad;

/**
 * Who decides how many channels arrive at a node: the nodes upstream behind which only layers follow that keep the channels.
 *
 * @param adjustable they have a setting for it
 * @param given they have none: the image, a concatenation, a dense block
 */
record Producers(Set<String> adjustable, Set<String> given) {

    private enum Role {
        KEEPS,
        CHOOSES,
        FOLLOWS
    }

    /** Of what arrives at the node. */
    static Producers of(Architecture a, String id) {
        return behind(a, a.into(id).stream().map(Edge::from).toList());
    }

    /** Of what these nodes put out. */
    static Producers behind(Architecture a, List<String> ids) {
        Producers found = new Producers(new LinkedHashSet<>(), new LinkedHashSet<>());
        Deque<String> open = new ArrayDeque<>(ids);
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String next = open.remove();
            if (!seen.add(next)) {
                continue;
            }
            Node node = a.node(next).orElseThrow();
            switch (role(node.operation())) {
                case CHOOSES -> found.adjustable().add(next);
                case FOLLOWS -> found.given().add(next);
                case KEEPS -> a.into(next).forEach(edge -> open.add(edge.from()));
            }
        }
        return found;
    }

    private static Role role(Operation operation) {
        if (operation instanceof Conv2d conv) {
            return conv.groups() == 1 ? Role.CHOOSES : Role.FOLLOWS;
        }
        if (operation instanceof Block block) {
            boolean chooses = block.settings().get("out") instanceof Integer out && out > 0;
            boolean grouped = block.settings().get("groups") instanceof Integer groups && groups > 1;
            return block.keepsShape() ? Role.KEEPS : chooses && !grouped ? Role.CHOOSES : Role.FOLLOWS;
        }
        boolean given = operation instanceof Input
                || operation instanceof Concat
                || operation instanceof Linear
                || operation instanceof Pad pad && pad.front() + pad.back() > 0;
        boolean joins = operation instanceof Add || operation instanceof Multiply;
        return given && !joins ? Role.FOLLOWS : Role.KEEPS;
    }
}
