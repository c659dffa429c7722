package netwright.training;

import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network on MXNet as few graphs: neighbours in the order of computing that can all be written into a graph become one.
 * Layers that make arrays of their own, such as masks, stand between graphs. Each graph is made when it is needed first; those
 * of training and of inference differ.
 */
final class MxnetGraphs {

    private final Wiring wiring;
    private final Set<Integer> ends;
    private final MxNDManager manager;
    private final Map<Use, List<Stage>> made = new HashMap<>();

    /** What graphs depend on: the layers that are computed, and how batch norms behave. */
    private record Use(BitSet wanted, Pass.Manner manner) {}

    /** One layer, or several as a graph: reads and adds to the results by layer. */
    private interface Stage {
        void run(NDArray x, NDArray[] results, Pass pass);
    }

    /**
     * @param ends layers whose output is handed out
     * @param manager owns the weights, and the graphs
     */
    MxnetGraphs(Wiring wiring, Set<Integer> ends, MxNDManager manager) {
        this.wiring = wiring;
        this.ends = ends;
        this.manager = manager;
    }

    /**
     * @param x images
     * @param results by layer, to be filled; layers inside graphs give none
     * @param wanted the layers to compute; not changed afterwards
     */
    void run(NDArray x, NDArray[] results, Pass pass, BitSet wanted) {
        made.computeIfAbsent(new Use(wanted, pass.manner()), use -> stages(wanted, pass))
                .forEach(stage -> stage.run(x, results, pass));
    }

    private List<Stage> stages(BitSet wanted, Pass pass) {
        List<Stage> stages = new ArrayList<>();
        List<Integer> neighbours = new ArrayList<>();
        for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
            if (wiring.layers().get(i).canBeWritten() && !wiring.readsImages(i)) {
                neighbours.add(i);
            } else {
                stages.addAll(together(neighbours, wanted, pass));
                neighbours.clear();
                stages.add(alone(i));
            }
        }
        stages.addAll(together(neighbours, wanted, pass));
        return List.copyOf(stages);
    }

    private Stage alone(int place) {
        return (x, results, pass) -> wiring.compute(place, x, results, pass);
    }

    /** A graph of one layer would be a detour. */
    private List<Stage> together(List<Integer> neighbours, BitSet wanted, Pass pass) {
        long computing = neighbours.stream()
                .filter(place -> !(wiring.layers().get(place).graphOp() instanceof GraphOp.Same))
                .count();
        if (computing < 2) {
            return neighbours.stream().map(this::alone).toList();
        }
        List<Integer> places = List.copyOf(neighbours);
        List<Integer> read = places.stream()
                .filter(place -> ends.contains(place) || isRead(place, places.getLast(), wanted))
                .toList();
        MxnetGraph graph = MxnetGraph.of(wiring, places, read, pass, manager);
        return List.of((x, results, now) -> graph.run(results, x.getShape().get(0), now));
    }

    private boolean isRead(int place, int last, BitSet wanted) {
        return wanted.stream()
                .filter(reader -> reader > last)
                .anyMatch(reader -> wiring.sources().get(reader).contains(place));
    }
}
