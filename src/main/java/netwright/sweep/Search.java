package netwright.sweep;

/** Which combinations of the axes' values are tried. */
public sealed interface Search {

    /** All of them; the first axis changes slowest. */
    record Grid() implements Search {}

    /**
     * Some, drawn at random (Bergstra and Bengio, 2012): each axis evenly from its list, or from its range as that is spaced.
     * None is drawn twice, and every network gets the same ones.
     *
     * @param trials how many
     * @param seed the same seed draws the same
     */
    record Random(int trials, long seed) implements Search {

        public Random {
            if (trials < 1 || trials > Sweep.MOST_RUNS) {
                throw new IllegalArgumentException(
                        "Random search draws 1 to %d combinations, not %d.".formatted(Sweep.MOST_RUNS, trials));
            }
        }
    }
}
