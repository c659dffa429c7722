package netwright.sweep;

import java.util.Set;
import java.util.TreeSet;
import netwright.analysis.Analysis;
import netwright.analysis.Cost;
import netwright.architecture.Conv2d;
import netwright.architecture.TensorShape;

/**
 * A network that takes part in the degradation experiment, as its graph shows it.
 *
 * @param input C×H×W at which it is trained
 * @param depth weighted layers on the longest path
 * @param cost for one image of that size
 * @param widths channels that its convolutions put out, each once
 */
public record Entrant(String name, TensorShape input, Wiring wiring, int depth, Cost cost, Set<Integer> widths) {

    /** @param subject fitted to the images on which it is trained */
    public static Entrant of(Subject subject) {
        Analysis analysis = Analysis.of(subject.architecture());
        Set<Integer> widths = new TreeSet<>();
        analysis.layers().stream()
                .filter(layer -> layer.layer() instanceof Conv2d)
                .forEach(layer -> widths.add(layer.output().channels()));
        return new Entrant(
                subject.name(),
                subject.architecture().input(),
                Wiring.of(analysis),
                analysis.totals().depth(),
                analysis.totals().cost(),
                widths);
    }
}
