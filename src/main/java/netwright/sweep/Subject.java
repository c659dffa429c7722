package netwright.sweep;

import netwright.architecture.Architecture;

/**
 * A network that takes part in a sweep.
 *
 * @param name for people, 1 to 200 characters
 */
public record Subject(String name, Architecture architecture) {

    private static final int LONGEST_NAME = 200;

    public Subject {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A network's name has 1 to %d characters.".formatted(LONGEST_NAME));
        }
    }

    /** A drawing under its own name; one that has none takes part as "untitled". */
    public static Subject of(Architecture drawing) {
        String name = drawing.name().strip();
        return new Subject(
                name.isEmpty() ? "untitled" : name.substring(0, Math.min(LONGEST_NAME, name.length())), drawing);
    }
}
