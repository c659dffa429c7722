package netwright.web;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds what {@link NetChart} shows. */
final class Charts {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Charts() {}

    /** @param percent the points are percentages */
    static ObjectNode line(String title, String xLabel, String yLabel, boolean percent) {
        ObjectNode chart = JSON.objectNode();
        chart.put("title", title);
        chart.put("kind", "line");
        chart.put("xLabel", xLabel);
        chart.put("yLabel", yLabel);
        chart.put("yScale", "linear");
        chart.put("percent", percent);
        chart.putArray("series");
        return chart;
    }

    /** Curves of a training: the axis counts whole epochs, from the start. */
    static ObjectNode overEpochs(String title, String yLabel, boolean percent) {
        return line(title, "epoch", yLabel, percent).put("xWhole", true);
    }

    /** Adds an empty series to a chart; the answer takes its points. */
    static Points series(ObjectNode chart, String name, boolean dashed) {
        ObjectNode series = ((ArrayNode) chart.get("series")).addObject();
        series.put("name", name);
        series.put("dashed", dashed);
        return new Points(series.putArray("points"));
    }

    record Points(ArrayNode array) {
        void add(double x, double y) {
            array.addArray().add(x).add(y);
        }
    }

    /** Sizes of networks span decades, so their axis is logarithmic. */
    static ObjectNode scatter(String title, String xLabel, String yLabel) {
        ObjectNode chart = JSON.objectNode();
        chart.put("title", title);
        chart.put("kind", "scatter");
        chart.put("xScale", "log");
        chart.put("xLabel", xLabel);
        chart.put("yLabel", yLabel);
        chart.put("percent", true);
        chart.putArray("points");
        return chart;
    }

    static void point(ObjectNode chart, String name, String group, double x, double y) {
        ObjectNode point = ((ArrayNode) chart.get("points")).addObject();
        point.put("name", name);
        point.put("group", group);
        point.put("x", x);
        point.put("y", y);
    }

    static ObjectNode matrix(String title, java.util.List<String> labels, int[][] counts) {
        ObjectNode chart = JSON.objectNode();
        chart.put("title", title);
        chart.put("kind", "matrix");
        chart.put("xLabel", "predicted");
        chart.put("yLabel", "true class");
        ArrayNode names = chart.putArray("labels");
        labels.forEach(names::add);
        ArrayNode rows = chart.putArray("matrix");
        for (int[] row : counts) {
            ArrayNode cells = rows.addArray();
            for (int count : row) {
                cells.add(count);
            }
        }
        return chart;
    }
}
