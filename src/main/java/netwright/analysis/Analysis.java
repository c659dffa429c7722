package netwright.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netwright.architecture.Architecture;

/**
 * Everything known about a drawing. It never throws on an unfinished graph: what cannot be known is absent, and the
 * problems say why.
 *
 * @param layers primitive layers with known shapes, every one after those it reads
 * @param blocks those expanded, the inner ones before those around them
 * @param nodes by id, the drawn nodes with known output
 * @param problems worst first
 */
public record Analysis(
        List<LayerReport> layers,
        List<BlockReport> blocks,
        Map<String, NodeReport> nodes,
        Totals totals,
        List<Problem> problems) {

    public static Analysis of(Architecture architecture) {
        Graph graph = Graph.of(architecture);
        Walk walk = new Walk(graph).run();
        List<Problem> problems = new ArrayList<>(StructureProblems.of(graph));
        problems.addAll(walk.problems());
        problems.addAll(LayerProblems.of(walk.layers()));
        Totals totals = Summary.of(walk, graph);
        problems.addAll(GoalProblems.of(graph, walk, totals));
        problems.sort(Comparator.comparing(Problem::severity));
        return new Analysis(
                List.copyOf(walk.layers()), List.copyOf(walk.blocks()), walk.nodes(), totals, List.copyOf(problems));
    }

    /** Ids of the layers that lead to auxiliary outputs alone and are not computed once the network is trained. */
    public Set<String> trainingOnly() {
        return TrainingOnly.of(layers);
    }

    /** The same without problems, for looking at a part that was found sound. */
    public Analysis withoutProblems() {
        return new Analysis(layers, blocks, nodes, totals, List.of());
    }

    /** Nothing prevents training. */
    public boolean sound() {
        return problems.stream().noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }
}
