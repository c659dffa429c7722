package netwright.architecture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A setting of a user-made block, and the settings inside that it sets. Kind, range, unit and help are theirs.
 *
 * @param name JSON name, unique within the block
 * @param label shown in the form
 * @param defaultValue used when a document leaves the setting out
 * @param targets at least one; all of one kind
 */
public record LiftedSetting(String name, String label, Object defaultValue, List<Target> targets) {

    public static final String NAME_PATTERN = "[\\p{L}_][\\p{L}\\p{N}_]{0,39}";

    /** A setting of a node inside the block, written {@code conv1.out}. */
    public record Target(String node, String setting) {

        static Target of(String text) {
            int dot = text.lastIndexOf('.');
            return new Target(text.substring(0, Math.max(0, dot)), text.substring(dot + 1));
        }

        @Override
        public String toString() {
            return node + "." + setting;
        }
    }

    public LiftedSetting {
        targets = List.copyOf(targets);
        require(name.matches(NAME_PATTERN), "'%s' is no name for a setting: use letters, digits, underscores", name);
        require(!name.equals(DefinedBlock.REPEAT), "'%s' is a setting that every such block has already", name);
        require(!label.isBlank(), "the setting '%s' needs a label", name);
        require(!targets.isEmpty(), "the setting '%s' sets nothing", name);
        require(targets.size() == Set.copyOf(targets).size(), "the setting '%s' sets something twice", name);
    }

    private static void require(boolean holds, String message, Object... parts) {
        if (!holds) {
            throw new IllegalArgumentException(message.formatted(parts));
        }
    }

    /** True when all that it sets are strides, which take effect in the first copy of a repeated block only. */
    boolean stride() {
        return targets.stream().allMatch(target -> target.setting().equals("stride"));
    }

    /**
     * The setting as a field: it allows what all of its targets allow.
     *
     * @throws IllegalArgumentException that says which target is missing or of another kind
     */
    Field field(Map<String, Node> nodes) {
        List<Field> fields = new ArrayList<>();
        for (Target target : targets) {
            fields.add(target(nodes, target));
        }
        Field first = fields.getFirst();
        double min = first.min();
        double max = first.max();
        List<String> choices = new ArrayList<>(first.choices());
        for (Field field : fields) {
            require(field.kind() == first.kind(), "'%s' sets settings of different kinds", name);
            min = Math.max(min, field.min());
            max = Math.min(max, field.max());
            choices.retainAll(new HashSet<>(field.choices()));
        }
        String sets = targets.stream().map(Target::toString).collect(Collectors.joining(", "));
        return new Field(
                name,
                label,
                first.kind(),
                defaultValue,
                min,
                max,
                choices,
                first.unit(),
                first.help() + " Sets " + sets + ".");
    }

    private Field target(Map<String, Node> nodes, Target target) {
        Node node = nodes.get(target.node());
        require(node != null, "'%s' sets %s, but there is no node '%s' inside", name, target, target.node());
        Operation operation = java.util.Objects.requireNonNull(node).operation();
        Optional<Field> found = operation instanceof DefinedBlock block
                ? block.definition().field(target.setting())
                : operation.type().fields(operation.settings()).stream()
                        .filter(field -> field.name().equals(target.setting()))
                        .findFirst();
        return found.orElseThrow(() -> new IllegalArgumentException("'%s' sets %s, but %s has no setting '%s'"
                .formatted(name, target, operation.type().label(), target.setting())));
    }
}
