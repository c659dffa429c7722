package netwright.web.designer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import netwright.analysis.Analysis;
import netwright.analysis.NodeReport;
import netwright.analysis.Problem;
import netwright.architecture.Architecture;
import netwright.architecture.Edge;
import netwright.architecture.Flatten;
import netwright.architecture.Linear;
import netwright.architecture.Node;
import netwright.architecture.OperationType;
import netwright.architecture.Output;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Where a layer goes that is added without saying where: as near to the end as it fits. */
final class Placement {

    private static final int MOST_TRIES = 12;

    private Placement() {}

    /** Adds the layer behind {@code after}, or without one behind the last node where it brings no new error. */
    static Architecture add(Architecture architecture, String type, String after) {
        if (!after.isEmpty()) {
            return added(architecture, type, after);
        }
        List<String> places = fromTheEnd(architecture);
        if (worksOnMaps(architecture.type(type))) {
            Analysis analysis = Analysis.of(architecture);
            places.sort(Comparator.comparing(place -> !isMap(analysis.nodes().get(place))));
        }
        long before = errors(architecture);
        for (String place : places) {
            Architecture tried = added(architecture, type, place);
            if (errors(tried) <= before) {
                return tried;
            }
        }
        return added(architecture, type, places.isEmpty() ? "" : places.getFirst());
    }

    private static boolean worksOnMaps(OperationType type) {
        return switch (type.group()) {
            case BLOCK, NORMALISATION -> true;
            case CONVOLUTION, POOLING -> type != Linear.TYPE && type != Flatten.TYPE;
            default -> false;
        };
    }

    private static boolean isMap(@Nullable NodeReport report) {
        return report != null && report.output().height() > 1;
    }

    private static Architecture added(Architecture architecture, String type, String after) {
        ArrayNode edits = JsonNodeFactory.instance.arrayNode();
        edits.addObject().put("op", "add").put("type", type).put("after", after);
        return Edits.apply(architecture, edits);
    }

    private static long errors(Architecture architecture) {
        return Analysis.of(architecture).problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .count();
    }

    /** A loose end if there is one, else the way back from the output. */
    private static List<String> fromTheEnd(Architecture architecture) {
        List<String> places = new ArrayList<>();
        for (Node node : architecture.nodes().reversed()) {
            if (architecture.outOf(node.id()).isEmpty() && !node.operation().ends()) {
                places.add(node.id());
                return places;
            }
        }
        String at = architecture.nodes().stream()
                .filter(node -> node.operation() instanceof Output)
                .map(Node::id)
                .findFirst()
                .orElse("");
        while (places.size() < MOST_TRIES) {
            List<Edge> into = architecture.into(at);
            if (into.isEmpty()) {
                break;
            }
            at = into.getFirst().from();
            places.add(at);
        }
        return places;
    }
}
