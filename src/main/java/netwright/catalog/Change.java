package netwright.catalog;

/**
 * One setting that differs between two units.
 *
 * @param label of the setting as the form shows it, or what else differs ("Kind", "Channels")
 * @param from its value on the left
 * @param to its value on the right
 */
public record Change(String label, String from, String to) {

    Change mirrored() {
        return new Change(label, to, from);
    }

    /** {@code Groups 1 → 32}. */
    @Override
    public String toString() {
        return label + " " + from + " → " + to;
    }
}
