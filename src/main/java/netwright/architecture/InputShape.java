package netwright.architecture;

/** Input shapes as people write them: {@code 3x224x224} or {@code 3×224×224}. */
public final class InputShape {

    private InputShape() {}

    /** Throws {@link IllegalArgumentException} that says what was expected. */
    public static TensorShape read(String text) {
        String[] parts = text.strip().split("\\s*[x×X,]\\s*");
        try {
            if (parts.length == 3) {
                int channels = Integer.parseInt(parts[0]);
                int height = Integer.parseInt(parts[1]);
                int width = Integer.parseInt(parts[2]);
                if (Math.min(channels, Math.min(height, width)) >= 1
                        && channels <= Field.MAX_CHANNELS
                        && Math.max(height, width) <= Field.MAX_SIDE) {
                    return TensorShape.map(channels, height, width);
                }
            }
        } catch (NumberFormatException notNumbers) {
            throw expected(text);
        }
        throw expected(text);
    }

    private static IllegalArgumentException expected(String text) {
        return new IllegalArgumentException(
                "An input shape is channels × height × width, such as 3x32x32, sides up to %d; not '%s'."
                        .formatted(Field.MAX_SIDE, text));
    }
}
