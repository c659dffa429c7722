package netwright.architecture;

/** Where a node is drawn: its upper left corner, in canvas pixels. */
public record Position(int x, int y) {}
