package netwright.architecture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A block that people made, with the settings chosen for one place. Its type comes from its definition, and so is known
 * only to the documents that have it.
 *
 * @param definition what is inside
 * @param repeat copies, one after the other
 * @param values of all settings that the definition lifts
 */
public record DefinedBlock(BlockDefinition definition, int repeat, Map<String, Object> values) implements Block {

    static final String REPEAT = "repeat";

    public DefinedBlock {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * @throws InvalidSetting when a value does not go with what is inside, or too much would be inside
     */
    static DefinedBlock of(BlockDefinition definition, Settings settings) {
        Map<String, Object> values = new LinkedHashMap<>(settings.values());
        values.remove(REPEAT);
        DefinedBlock block = new DefinedBlock(definition, settings.integer(REPEAT), values);
        block.inner();
        if (block.size() > BlockDefinition.MOST_OPERATIONS) {
            throw new InvalidSetting(
                    REPEAT,
                    "repeat must leave at most %d operations inside, these are %d."
                            .formatted(BlockDefinition.MOST_OPERATIONS, block.size()));
        }
        return block;
    }

    @Override
    public OperationType type() {
        return definition.type();
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>(values);
        settings.put(REPEAT, repeat);
        return Collections.unmodifiableMap(settings);
    }

    /** The same settings on another definition, as far as it has and allows them. */
    DefinedBlock on(BlockDefinition other) {
        if (other.equals(definition)) {
            return this;
        }
        try {
            return (DefinedBlock) other.type().create(settings());
        } catch (InvalidSetting changed) {
            return (DefinedBlock) other.type().createLike(this);
        }
    }

    /** Operations inside, those of user-made blocks counted copy by copy. */
    long size() {
        return Math.multiplyFull(repeat, (int) Math.min(Integer.MAX_VALUE, BlockDefinition.size(inner())));
    }

    @Override
    public Fragment expand(TensorShape in) {
        if (repeat == 1) {
            return copy(inner());
        }
        Fragment.Builder copies = Fragment.builder();
        DefinedBlock first = new DefinedBlock(definition, 1, values);
        DefinedBlock other = new DefinedBlock(definition, 1, withoutStride());
        for (int i = 0; i < repeat; i++) {
            copies.then(Integer.toString(i), i == 0 ? first : other);
        }
        return copies.build();
    }

    private Map<String, Object> withoutStride() {
        Map<String, Object> later = new LinkedHashMap<>(values);
        for (LiftedSetting setting : definition.settings()) {
            if (setting.stride()) {
                later.computeIfPresent(
                        setting.name(), (name, value) -> value instanceof Size ? (Object) Size.ONE : (Object) 1);
            }
        }
        return later;
    }

    private Fragment copy(List<Node> nodes) {
        Map<String, List<Edge>> into = new HashMap<>();
        definition
                .edges()
                .forEach(edge ->
                        into.computeIfAbsent(edge.to(), to -> new ArrayList<>()).add(edge));
        into.values().forEach(edges -> edges.sort(Comparator.comparingInt(Edge::port)));
        List<Fragment.Part> parts = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            List<String> inputs = into.get(node.id()).stream().map(Edge::from).toList();
            parts.add(new Fragment.Part(node.id(), node.operation(), inputs));
        }
        return new Fragment(List.copyOf(parts), definition.output());
    }

    /** The nodes inside with the chosen settings. */
    private List<Node> inner() {
        Map<String, Map<String, Object>> chosen = new HashMap<>();
        for (LiftedSetting setting : definition.settings()) {
            for (LiftedSetting.Target target : setting.targets()) {
                chosen.computeIfAbsent(target.node(), node -> new LinkedHashMap<>())
                        .put(target.setting(), values.get(setting.name()));
            }
        }
        List<Node> inner = new ArrayList<>(definition.nodes().size());
        for (Node node : definition.nodes()) {
            Map<String, Object> here = chosen.get(node.id());
            inner.add(here == null ? node : node.withOperation(changed(node, here)));
        }
        return inner;
    }

    private Operation changed(Node node, Map<String, Object> here) {
        try {
            return node.operation().with(here);
        } catch (InvalidSetting e) {
            throw new InvalidSetting(lifted(node.id(), e.field()), "inside, at " + node.id() + ": " + e.getMessage());
        }
    }

    /** The setting that sets this one inside, else one that sets something of the same node. */
    private String lifted(String node, String setting) {
        LiftedSetting.Target exact = new LiftedSetting.Target(node, setting);
        return definition.settings().stream()
                .filter(lifted -> lifted.targets().stream()
                        .anyMatch(target -> target.node().equals(node)))
                .max(Comparator.comparing(lifted -> lifted.targets().contains(exact)))
                .map(LiftedSetting::name)
                .orElse(REPEAT);
    }
}
