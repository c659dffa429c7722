package netwright.training;

import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The text from which MXNet reads a graph: nodes in order, each naming those before it that it reads. */
final class GraphText {

    private final List<String> nodes = new ArrayList<>();
    private final List<Integer> variables = new ArrayList<>();

    /** An array that is passed in; MXNet knows it by its place. */
    int variable() {
        variables.add(nodes.size());
        return add("null", "", List.of());
    }

    int operator(String operator, PairList<String, String> settings, List<Integer> in) {
        String attributes = settings.stream()
                .map(setting -> quoted(setting.getKey()) + ":" + quoted(setting.getValue()))
                .collect(Collectors.joining(","));
        return add(operator, attributes, in);
    }

    private int add(String operator, String attributes, List<Integer> in) {
        String inputs = in.stream().map(GraphText::firstOf).collect(Collectors.joining(","));
        nodes.add("{\"op\":%s,\"name\":%s,\"attrs\":{%s},\"inputs\":[%s]}"
                .formatted(quoted(operator), quoted(Integer.toString(nodes.size())), attributes, inputs));
        return nodes.size() - 1;
    }

    /**
     * @param version of MXNet, such as 10900; it takes a text without for an old one and says so
     * @param results the nodes whose arrays are handed out, in this order
     */
    String with(int version, List<Integer> results) {
        String heads = results.stream().map(GraphText::firstOf).collect(Collectors.joining(","));
        return "{\"nodes\":[%s],\"arg_nodes\":%s,\"heads\":[%s],\"attrs\":{\"mxnet_version\":[\"int\",%d]}}"
                .formatted(String.join(",", nodes), variables, heads, version);
    }

    /** The first array that a node gives: node, place among its results, version. */
    private static String firstOf(int node) {
        return "[" + node + ",0,0]";
    }

    /** Names and settings hold neither quotes nor backslashes. */
    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
