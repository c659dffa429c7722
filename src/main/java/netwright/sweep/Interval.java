package netwright.sweep;

/** From {@code low} to {@code high}, with the confidence that its maker says. */
public record Interval(double low, double high) {

    public boolean holds(double value) {
        return low <= value && value <= high;
    }
}
