package netwright.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import netwright.analysis.Analysis;
import netwright.analysis.ReceptiveField;
import netwright.analysis.Totals;
import netwright.architecture.Architecture;
import netwright.architecture.BlockDefinition;
import netwright.architecture.Field;
import netwright.architecture.LiftedSetting;
import netwright.architecture.Node;
import netwright.architecture.Operation;

/** The difference between two drawings in words. */
public final class ArchitectureDiff {

    private final Architecture before;
    private final Architecture after;
    private final Neighbours old;
    private final Neighbours now;
    private final Map<String, String> renamed;
    private final List<String> sentences = new ArrayList<>();

    private ArchitectureDiff(Architecture before, Architecture after) {
        this.before = before;
        this.after = after;
        this.now = Neighbours.of(after);
        this.renamed = Renames.between(before, after);
        this.old = Neighbours.of(before, renamed);
    }

    /** What leads from one to the other, a sentence each; empty when nothing that matters differs. */
    public static List<String> between(Architecture before, Architecture after) {
        if (before.equals(after)) {
            return List.of();
        }
        return new ArchitectureDiff(before, after).sentences();
    }

    private List<String> sentences() {
        changed("name", before.name(), after.name());
        changed("input", before.input(), after.input());
        changed("classes", before.classes(), after.classes());
        blocks();
        renamed.forEach((from, to) -> sentences.add(
                "renamed %s to %s".formatted(name(before.node(from).orElseThrow()), to)));
        Map<String, Node> earlier = byId(before, renamed);
        Map<String, Node> later = byId(after, Map.of());
        for (Node node : before.nodes()) {
            String id = renamed.getOrDefault(node.id(), node.id());
            if (!later.containsKey(id)) {
                sentences.add("removed " + name(node) + old.place(id));
            }
        }
        for (Node node : after.nodes()) {
            Node previous = earlier.get(node.id());
            if (previous == null) {
                sentences.add("added " + name(node) + now.place(node.id()));
            } else if (!previous.operation().equals(node.operation())) {
                changes(previous.operation(), node).ifPresent(sentences::add);
            }
        }
        sentences.addAll(now.edgesAgainst(old, later.keySet(), earlier.keySet()));
        moved(earlier, later);
        totals(Analysis.of(before).totals(), Analysis.of(after).totals());
        return List.copyOf(sentences);
    }

    private void changed(String what, Object from, Object to) {
        if (!from.equals(to)) {
            sentences.add("%s %s → %s".formatted(what, from, to));
        }
    }

    private static Map<String, Node> byId(Architecture architecture, Map<String, String> renamed) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        architecture.nodes().forEach(node -> nodes.put(renamed.getOrDefault(node.id(), node.id()), node));
        return nodes;
    }

    private static String name(Node node) {
        return node.operation().type().called(node.id());
    }

    /** Blocks made, changed and deleted. */
    private void blocks() {
        for (BlockDefinition block : before.blocks()) {
            if (after.block(block.id()).isEmpty()) {
                sentences.add("deleted the block " + block.title());
            }
        }
        for (BlockDefinition block : after.blocks()) {
            BlockDefinition old = before.block(block.id()).orElse(null);
            if (old == null) {
                sentences.add("made the block %s (%s)".formatted(block.title(), inside(block)));
            } else if (!old.equals(block)) {
                sentences.add("changed the block %s: %s".formatted(old.title(), changes(old, block)));
            }
        }
    }

    private static String inside(BlockDefinition block) {
        return block.nodes().stream()
                .map(node -> node.operation().type().label())
                .collect(Collectors.joining(", "));
    }

    private static String changes(BlockDefinition from, BlockDefinition to) {
        List<String> changes = new ArrayList<>();
        if (!from.title().equals(to.title())) {
            changes.add("renamed to " + to.title());
        }
        if (!from.nodes().equals(to.nodes()) || !from.edges().equals(to.edges())) {
            changes.add("inside now " + inside(to));
        }
        List<LiftedSetting> gone = new ArrayList<>(from.settings());
        gone.removeAll(to.settings());
        List<LiftedSetting> fresh = new ArrayList<>(to.settings());
        fresh.removeAll(from.settings());
        gone.removeIf(setting -> fresh.stream().anyMatch(other -> other.name().equals(setting.name())));
        gone.forEach(setting -> changes.add("without setting " + inSentence(setting.label())));
        fresh.forEach(setting ->
                changes.add("setting %s %s".formatted(inSentence(setting.label()), value(setting.defaultValue()))));
        return String.join(", ", changes);
    }

    /** Empty where only the definition of the node's block is another. */
    private static Optional<String> changes(Operation from, Node node) {
        Operation to = node.operation();
        if (!from.type().id().equals(to.type().id())) {
            return Optional.of("%s: %s → %s"
                    .formatted(node.id(), from.type().label(), to.type().label()));
        }
        Map<String, Object> old = from.settings();
        Map<String, Object> now = to.settings();
        Map<String, String> labels = labels(from);
        labels.putAll(labels(to));
        List<String> settings = new ArrayList<>();
        for (String setting : union(old, now)) {
            Object a = old.get(setting);
            Object b = now.get(setting);
            if (!Objects.equals(a, b)) {
                settings.add("%s %s → %s".formatted(labels.getOrDefault(setting, setting), value(a), value(b)));
            }
        }
        return settings.isEmpty() ? Optional.empty() : Optional.of(name(node) + ": " + String.join(", ", settings));
    }

    /** What the form calls each setting, as within a sentence. */
    private static Map<String, String> labels(Operation operation) {
        Map<String, String> labels = new HashMap<>();
        for (Field field : operation.type().fields(operation.settings())) {
            labels.put(field.name(), inSentence(field.label()));
        }
        return labels;
    }

    /** {@code SE reduction} stays as it is, {@code Output channels} does not. */
    private static String inSentence(String label) {
        boolean abbreviated = label.length() > 1 && Character.isUpperCase(label.charAt(1));
        return abbreviated ? label : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }

    /** The settings of both, those of the later one first and in its order. */
    private static List<String> union(Map<String, Object> old, Map<String, Object> now) {
        List<String> names = new ArrayList<>(now.keySet());
        old.keySet().stream().filter(name -> !now.containsKey(name)).forEach(names::add);
        return names;
    }

    private static String value(Object value) {
        return switch (value) {
            case null -> "none";
            case Boolean on -> on ? "on" : "off";
            case Double number ->
                BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }

    private void moved(Map<String, Node> earlier, Map<String, Node> later) {
        long count = later.values().stream()
                .filter(node -> earlier.containsKey(node.id()))
                .filter(node -> !Objects.equals(earlier.get(node.id()).at(), node.at()))
                .count();
        if (count > 0) {
            sentences.add(count == 1 ? "moved 1 node" : "moved %d nodes".formatted(count));
        }
    }

    private void totals(Totals from, Totals to) {
        number("parameters", from.cost().parameters(), to.cost().parameters());
        number("MACs", from.cost().macs(), to.cost().macs());
        ReceptiveField seenBefore = from.receptiveField();
        ReceptiveField seenNow = to.receptiveField();
        if (!Objects.equals(seenBefore, seenNow)) {
            sentences.add("receptive field %s → %s"
                    .formatted(
                            Objects.requireNonNullElse(seenBefore, "unknown"),
                            Objects.requireNonNullElse(seenNow, "unknown")));
        }
    }

    private void number(String what, long from, long to) {
        if (from != to) {
            String share = from == 0 ? "" : String.format(Locale.ROOT, " (%+.1f %%)", 100.0 * (to - from) / from);
            sentences.add(String.format(Locale.ROOT, "%s %,d → %,d%s", what, from, to, share));
        }
    }

    /** Ids sorted, for pairing nodes by their surroundings. */
    static TreeSet<String> sorted(Iterable<String> ids) {
        TreeSet<String> set = new TreeSet<>();
        ids.forEach(set::add);
        return set;
    }
}
