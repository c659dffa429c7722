package netwright.web.element;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds what {@link NetChart} shows. */
public final class Charts {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Charts() {}

    /** @param percent the points are percentages */
    public static ObjectNode line(String title, String xLabel, String yLabel, boolean percent) {
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
    public static ObjectNode overEpochs(String title, String yLabel, boolean percent) {
        return line(title, "epoch", yLabel, percent).put("xWhole", true);
    }

    /** Adds an empty series to a chart; the answer takes its points. */
    public static Points series(ObjectNode chart, String name, boolean dashed) {
        ObjectNode series = ((ArrayNode) chart.get("series")).addObject();
        series.put("name", name);
        series.put("dashed", dashed);
        return new Points(series.putArray("points"));
    }

    /**
     * The same with a colour that all series of the group share.
     *
     * @param width of the line, in pixels
     */
    public static Points curve(ObjectNode chart, String name, String group, boolean dashed, int width) {
        Points points = series(chart, name, dashed);
        last(chart).put("group", group).put("width", width);
        return points;
    }

    /** Lets both axes begin at 0 and end there, so that charts side by side have the same; what lies beyond is cut off. */
    public static void ends(ObjectNode chart, double x, double y) {
        chart.putArray("xRange").add(0).add(x);
        chart.putArray("yRange").add(0).add(y);
    }

    /** Gives the series added last an area from a low to a high value at each of its points; the answer takes them. */
    public static Band band(ObjectNode chart) {
        ObjectNode band = last(chart).putObject("band");
        return new Band(band.putArray("low"), band.putArray("high"));
    }

    /** Gives the series added last a thin, pale curve behind it, such as itself before smoothing; the answer takes its points. */
    public static Points faint(ObjectNode chart) {
        return new Points(last(chart).putArray("faint"));
    }

    private static ObjectNode last(ObjectNode chart) {
        if (!(chart.get("series") instanceof ArrayNode all) || all.isEmpty()) {
            throw new IllegalStateException("The chart has no series yet");
        }
        return (ObjectNode) all.get(all.size() - 1);
    }

    /** Takes the points of a series. What is not finite is a gap. */
    public record Points(ArrayNode array) {
        public void add(double x, double y) {
            put(array.addArray().add(x), y);
        }
    }

    /** Takes the two sides of a band, point by point. What is not finite is a gap. */
    public record Band(ArrayNode low, ArrayNode high) {
        public void add(double from, double to) {
            put(low, from);
            put(high, to);
        }
    }

    private static void put(ArrayNode array, double value) {
        if (Double.isFinite(value)) {
            array.add(value);
        } else {
            array.addNull();
        }
    }

    /** Sizes of networks span decades, so their axis is logarithmic. */
    public static ObjectNode scatter(String title, String xLabel, String yLabel) {
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

    /** Adds a point; the answer takes what more is to be said of it, see {@code docs/elements.md}. */
    public static ObjectNode point(ObjectNode chart, String name, String group, double x, double y) {
        ObjectNode point = ((ArrayNode) chart.get("points")).addObject();
        point.put("name", name);
        point.put("group", group);
        point.put("x", x);
        point.put("y", y);
        return point;
    }

    /** Lines of a tooltip, in order. */
    public static void facts(ObjectNode pointOrTile, Map<String, String> facts) {
        ArrayNode array = pointOrTile.putArray("facts");
        facts.forEach((label, value) -> array.addArray().add(label).add(value));
    }

    /** A line below the points of a scatter plot. */
    public static Points front(ObjectNode chart, String name) {
        ArrayNode all = chart.get("series") instanceof ArrayNode there ? there : chart.putArray("series");
        ObjectNode series = all.addObject();
        series.put("name", name);
        series.put("line", true);
        return new Points(series.putArray("points"));
    }

    /** A dashed line across the plot. @param axis {@code x} or {@code y} */
    public static void mark(ObjectNode chart, String axis, double at, String label) {
        ArrayNode marks = chart.get("marks") instanceof ArrayNode there ? there : chart.putArray("marks");
        marks.addObject().put("axis", axis).put("at", at).put("label", label);
    }

    /** Bars of the categories, which take points whose x is the category's place. */
    public static ObjectNode bars(
            String title, String xLabel, String yLabel, List<String> categories, boolean stacked) {
        ObjectNode chart = JSON.objectNode();
        chart.put("title", title);
        chart.put("kind", "bar");
        chart.put("xLabel", xLabel);
        chart.put("yLabel", yLabel);
        chart.put("stacked", stacked);
        ArrayNode labels = chart.putArray("labels");
        categories.forEach(labels::add);
        chart.putArray("points");
        return chart;
    }

    /** Areas in proportion; takes tiles. */
    public static ObjectNode treemap(String title) {
        ObjectNode chart = JSON.objectNode();
        chart.put("title", title);
        chart.put("kind", "treemap");
        chart.putArray("tree");
        return chart;
    }

    /** Adds a tile to a treemap or into another tile. */
    public static ObjectNode tile(ObjectNode parent, String name, double value) {
        String where = parent.has("kind") ? "tree" : "children";
        ArrayNode tiles = parent.get(where) instanceof ArrayNode there ? there : parent.putArray(where);
        ObjectNode tile = tiles.addObject();
        tile.put("name", name);
        tile.put("value", value);
        return tile;
    }

    /** Axes side by side, with a line across them for each thing that has a value on all. */
    public static ObjectNode parallel(String title) {
        ObjectNode chart = JSON.objectNode();
        chart.put("title", title);
        chart.put("kind", "parallel");
        chart.put("percent", true);
        chart.putArray("axes");
        chart.putArray("lines");
        return chart;
    }

    /** Adds an axis of numbers. */
    public static void axis(ObjectNode chart, String label, boolean logarithmic) {
        ((ArrayNode) chart.get("axes")).addObject().put("label", label).put("scale", logarithmic ? "log" : "linear");
    }

    /** Adds an axis of categories, from below to above. */
    public static void axis(ObjectNode chart, String label, List<String> categories) {
        ArrayNode array =
                ((ArrayNode) chart.get("axes")).addObject().put("label", label).putArray("categories");
        categories.forEach(array::add);
    }

    /** Adds a line, with a value for each axis; of categories it is their place. The answer takes {@code emphasis}. */
    public static ObjectNode across(ObjectNode chart, String id, String name, List<Double> values) {
        ObjectNode line = ((ArrayNode) chart.get("lines")).addObject();
        line.put("id", id);
        line.put("name", name);
        ArrayNode array = line.putArray("values");
        values.forEach(array::add);
        return line;
    }

    /** Confusion matrix. @param counts rows are true classes, columns predicted ones */
    public static ObjectNode matrix(String title, List<String> labels, int[][] counts) {
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
