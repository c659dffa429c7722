package netwright.architecture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps the blocks that people made in step with the nodes drawn with them, which hold their definition. */
final class Definitions {

    private Definitions() {}

    /**
     * A drawing that has taken in other blocks.
     *
     * @param here the definition that stands here for each of the others' ids
     */
    record Adopted(Architecture drawing, Map<String, BlockDefinition> here) {

        Operation here(Operation operation) {
            return on(operation, here);
        }
    }

    /** Throws {@link IllegalArgumentException} where a block is used that is not, or not so, defined. */
    static void check(List<BlockDefinition> blocks, List<Node> nodes, List<Opened> opened) {
        Map<String, BlockDefinition> known = new HashMap<>();
        for (BlockDefinition block : blocks) {
            block.nodes().forEach(node -> check(node, known));
            if (known.put(block.id(), block) != null) {
                throw new IllegalArgumentException("There are two blocks named '" + block.id() + "'.");
            }
        }
        nodes.forEach(node -> check(node, known));
        opened.forEach(block -> check(block.block(), known));
    }

    private static void check(Node node, Map<String, BlockDefinition> known) {
        if (node.operation() instanceof DefinedBlock block
                && !block.definition().equals(known.get(block.definition().id()))) {
            throw new IllegalArgumentException(
                    "The block '" + block.definition().id() + "' of " + node.id() + " is not defined here.");
        }
    }

    static Architecture define(Architecture a, BlockDefinition block) {
        List<BlockDefinition> blocks = new ArrayList<>(a.blocks());
        boolean there = blocks.stream().anyMatch(other -> other.id().equals(block.id()));
        if (there) {
            blocks.replaceAll(other -> other.id().equals(block.id()) ? block : other);
        } else {
            blocks.add(block);
        }
        return rebound(a, blocks);
    }

    /** The drawing with these blocks; what is made of one of the same id is made anew. */
    private static Architecture rebound(Architecture a, List<BlockDefinition> blocks) {
        Map<String, BlockDefinition> current = new LinkedHashMap<>();
        for (BlockDefinition block : blocks) {
            current.put(block.id(), block.withNodes(on(block.nodes(), current)));
        }
        return new Architecture(
                a.name(),
                a.input(),
                a.classes(),
                on(a.nodes(), current),
                a.edges(),
                List.copyOf(current.values()),
                a.opened().stream()
                        .map(opened -> opened.withBlock(on(opened.block(), current)))
                        .toList());
    }

    private static List<Node> on(List<Node> nodes, Map<String, BlockDefinition> blocks) {
        return nodes.stream().map(node -> on(node, blocks)).toList();
    }

    private static Node on(Node node, Map<String, BlockDefinition> blocks) {
        Operation operation = on(node.operation(), blocks);
        return operation == node.operation() ? node : node.withOperation(operation);
    }

    private static Operation on(Operation operation, Map<String, BlockDefinition> blocks) {
        return operation instanceof DefinedBlock block
                        && blocks.get(block.definition().id()) instanceof BlockDefinition definition
                ? block.on(definition)
                : operation;
    }

    static Architecture undefine(Architecture a, String id) {
        List<String> users = users(a, id);
        if (!users.isEmpty()) {
            throw new IllegalArgumentException("The block is used by " + String.join(", ", users) + ".");
        }
        return new Architecture(
                a.name(),
                a.input(),
                a.classes(),
                a.nodes(),
                a.edges(),
                a.blocks().stream().filter(block -> !block.id().equals(id)).toList(),
                a.opened());
    }

    /** Nodes, opened blocks and other blocks that use this one, as people know them. */
    static List<String> users(Architecture a, String id) {
        List<String> users = new ArrayList<>();
        a.nodes().stream().filter(node -> isOf(node, id)).forEach(node -> users.add(node.id()));
        a.opened().stream()
                .filter(opened -> isOf(opened.block(), id))
                .forEach(opened -> users.add(opened.id() + " (opened)"));
        a.blocks().stream()
                .filter(block -> block.uses().contains(id))
                .forEach(block -> users.add("the block " + block.title()));
        return users;
    }

    private static boolean isOf(Node node, String id) {
        return node.operation() instanceof DefinedBlock block
                && block.definition().id().equals(id);
    }

    /** Those of the blocks that nodes and opened blocks are made of, and all that is inside them. */
    static List<BlockDefinition> used(List<BlockDefinition> blocks, List<Node> nodes, List<Opened> opened) {
        Set<String> used = new HashSet<>();
        for (BlockDefinition block : blocks) {
            if (nodes.stream().anyMatch(node -> isOf(node, block.id()))
                    || opened.stream().anyMatch(was -> isOf(was.block(), block.id()))) {
                used.add(block.id());
            }
        }
        return withInner(blocks, used);
    }

    /** The blocks of these ids and all that is inside them. */
    static List<BlockDefinition> withInner(List<BlockDefinition> blocks, Collection<String> ids) {
        Set<String> wanted = new HashSet<>(ids);
        List<BlockDefinition> found = new ArrayList<>();
        for (BlockDefinition block : blocks.reversed()) {
            if (wanted.contains(block.id())) {
                wanted.addAll(block.uses());
                found.addFirst(block);
            }
        }
        return found;
    }

    static Adopted adopt(Architecture a, Collection<BlockDefinition> others) {
        List<BlockDefinition> blocks = new ArrayList<>(a.blocks());
        Map<String, BlockDefinition> here = new HashMap<>();
        for (BlockDefinition other : others) {
            BlockDefinition wanted = other.withNodes(on(other.nodes(), here));
            Set<String> taken = OperationTypes.ids();
            blocks.forEach(block -> taken.add(block.id()));
            if (!blocks.contains(wanted)) {
                wanted = wanted.withId(Architecture.freeId(wanted.id(), taken));
                blocks.add(wanted);
            }
            here.put(other.id(), wanted);
        }
        return new Adopted(rebound(a, blocks), here);
    }
}
