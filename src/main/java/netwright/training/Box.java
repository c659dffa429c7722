package netwright.training;

/** A rectangle of pixels; {@code bottom} and {@code right} are the first ones outside. */
record Box(int top, int left, int bottom, int right) {

    static Box of(int top, int left, int height, int width) {
        return new Box(top, left, top + height, left + width);
    }

    int height() {
        return bottom - top;
    }

    int width() {
        return right - left;
    }

    Box within(int height, int width) {
        return new Box(
                Math.clamp(top, 0, height),
                Math.clamp(left, 0, width),
                Math.clamp(bottom, 0, height),
                Math.clamp(right, 0, width));
    }

    boolean holds(int y, int x) {
        return y >= top && y < bottom && x >= left && x < right;
    }
}
