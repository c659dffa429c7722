package netwright.analysis;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import netwright.architecture.AuxiliaryOutput;
import netwright.architecture.Output;

/** Which layers are computed in training alone: those that lead to auxiliary outputs and not to the network's own. */
final class TrainingOnly {

    private TrainingOnly() {}

    /** Their ids; none while there is no output, since it is not known yet what will lead to it. */
    static Set<String> of(List<LayerReport> layers) {
        boolean auxiliary = layers.stream().anyMatch(report -> report.layer() instanceof AuxiliaryOutput);
        if (!auxiliary || layers.stream().noneMatch(report -> report.layer() instanceof Output)) {
            return Set.of();
        }
        Set<String> always = leading(layers, Output.class);
        return leading(layers, AuxiliaryOutput.class).stream()
                .filter(id -> !always.contains(id))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Ids of the layers from which a layer of this class is reached, these included. */
    static Set<String> leading(List<LayerReport> layers, Class<?> end) {
        Set<String> leading = new HashSet<>();
        for (LayerReport report : layers.reversed()) {
            if (end.isInstance(report.layer()) || leading.contains(report.id())) {
                leading.add(report.id());
                leading.addAll(report.inputs());
            }
        }
        return leading;
    }
}
