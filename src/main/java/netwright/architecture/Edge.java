package netwright.architecture;

/**
 * Carries one node's output to another's input.
 *
 * @param port order among the inputs of a merge; 0 for layers with one input
 */
public record Edge(String from, String to, int port) {

    public Edge {
        if (port < 0) {
            throw new IllegalArgumentException("A port is 0 or more, not " + port);
        }
    }

    public static Edge of(String from, String to) {
        return new Edge(from, to, 0);
    }
}
