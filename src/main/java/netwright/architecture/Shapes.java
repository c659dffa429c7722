package netwright.architecture;

import org.jspecify.annotations.Nullable;

/** Objections that many layers share. */
final class Shapes {

    private Shapes() {}

    static @Nullable Objection needsMap(TensorShape in) {
        return in.spatial()
                ? null
                : new Objection(
                        Objection.Kind.NEEDS_MAP,
                        "it works on feature maps C×H×W and receives a vector of " + in + " features");
    }
}
