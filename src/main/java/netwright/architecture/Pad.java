package netwright.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Zeros around a map, each side on its own, in pixels; {@code front} and {@code back} are channels of zeros before and
 * behind its own.
 */
public record Pad(int top, int bottom, int left, int right, int front, int back) implements UnaryLayer {

    public static final OperationType TYPE = OperationType.of(
            "pad",
            "Pad",
            OperationType.Group.POOLING,
            1,
            "Adds zeros around the map, each side on its own (TensorFlow-style asymmetric padding).",
            "zero padding asymmetric",
            List.of(
                    side("top", "Top"),
                    side("bottom", "Bottom"),
                    side("left", "Left"),
                    side("right", "Right"),
                    channels("front", "Channels in front"),
                    channels("back", "Channels behind")),
            s -> new Pad(
                    s.integer("top"),
                    s.integer("bottom"),
                    s.integer("left"),
                    s.integer("right"),
                    s.integer("front"),
                    s.integer("back")));

    public Pad(int top, int bottom, int left, int right) {
        this(top, bottom, left, right, 0, 0);
    }

    @Override
    public OperationType type() {
        return TYPE;
    }

    private static Field side(String name, String label) {
        return Field.integer(name, label, 1, 0, Field.MAX_SIDE, "pixels", "Zeros on this side.");
    }

    private static Field channels(String name, String label) {
        return Field.integer(name, label, 0, 0, Field.MAX_CHANNELS, "channels", "Channels of zeros.");
    }

    @Override
    public @Nullable Objection objection(TensorShape in) {
        return Shapes.needsMap(in);
    }

    @Override
    public TensorShape output(TensorShape in) {
        return TensorShape.map(in.channels() + front + back, in.height() + top + bottom, in.width() + left + right);
    }

    @Override
    public Window window(TensorShape in) {
        return Window.sliding(new Window.Axis(1, 1, top, bottom), new Window.Axis(1, 1, left, right));
    }
}
