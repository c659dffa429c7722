package netwright.architecture;

/**
 * What one output position of a layer looks at, for receptive fields (Araujo, Norris, Sim, Distill 2019).
 * Sliding windows have an axis each way; {@link #GLOBAL} means every output sees the whole map.
 */
public record Window(Axis vertical, Axis horizontal, boolean global) {

    /** Looks at one position: activations, norms, merges. */
    public static final Window POINT = new Window(Axis.POINT, Axis.POINT, false);

    /** Looks at everything: global pooling, flatten, linear. */
    public static final Window GLOBAL = new Window(Axis.POINT, Axis.POINT, true);

    public static Window sliding(Axis vertical, Axis horizontal) {
        return new Window(vertical, horizontal, false);
    }

    /**
     * @param extent pixels the kernel spans, holes included
     * @param stride step in pixels
     * @param before padding in front
     * @param after padding behind
     */
    public record Axis(int extent, int stride, int before, int after) {
        static final Axis POINT = new Axis(1, 1, 0, 0);
    }
}
