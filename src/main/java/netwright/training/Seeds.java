package netwright.training;

/** Derives independent seeds, so that every random draw is a function of the run's seed and of where it happens. */
final class Seeds {

    private Seeds() {}

    /** Mixes as SplitMix64 does (Steele, Lea, Flood, 2014). */
    static long of(long seed, long purpose) {
        long z = seed * 0x9E3779B97F4A7C15L + (purpose + 1) * 0xD1B54A32D192ED03L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
