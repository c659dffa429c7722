package netwright.lab;

import java.util.Set;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;

/**
 * Where an experiment takes place.
 *
 * @param within ids of the drawn nodes it may touch; empty means all
 */
public record Scene(Architecture architecture, Analysis analysis, Set<String> within) {

    public Scene {
        within = Set.copyOf(within);
    }

    public static Scene of(Architecture architecture) {
        return new Scene(architecture, Analysis.of(architecture), Set.of());
    }

    boolean includes(String node) {
        return within.isEmpty() || within.contains(node);
    }
}
