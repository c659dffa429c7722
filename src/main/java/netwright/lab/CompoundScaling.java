package netwright.lab;

import java.util.ArrayList;
import java.util.List;
import netwright.analysis.Analysis;
import netwright.analysis.LayerReport;
import netwright.architecture.Architecture;
import netwright.architecture.Linear;
import netwright.architecture.TensorShape;

/**
 * A network made deeper, wider and larger at once (Tan and Le, 2019, §3.3): depth d = α^φ, width w = β^φ, resolution r = γ^φ.
 *
 * @param architecture the scaled network; sound if the base was
 * @param changes what was done, a sentence each
 * @param limits what could not be scaled and why
 */
public record CompoundScaling(Architecture architecture, int places, List<String> changes, List<String> limits) {

    /**
     * @param depth factor on the number of blocks in a stage, rounded up
     * @param width factor on channels, rounded to multiples of 8
     * @param resolution factor on the input's sides, rounded to whole pixels
     */
    public record Factors(double depth, double width, double resolution) {

        public static final Factors NONE = new Factors(1, 1, 1);

        public Factors {
            if (!(depth > 0 && width > 0 && resolution > 0)) {
                throw new IllegalArgumentException("A factor is above 0");
            }
        }
    }

    /** The coefficients of the paper's equation 3. */
    public record Coefficients(double alpha, double beta, double gamma) {

        /** Found by the authors' grid search on B0 (§4.3, step 1). */
        public static final Coefficients EFFICIENTNET = new Coefficients(1.2, 1.1, 1.15);

        public Factors at(double phi) {
            return new Factors(Math.pow(alpha, phi), Math.pow(beta, phi), Math.pow(gamma, phi));
        }

        /** α·β²·γ²: what a step of φ multiplies the MACs of a convolution's stage by, before rounding; 2 in the paper. */
        public double constraint() {
            return alpha * beta * beta * gamma * gamma;
        }
    }

    public CompoundScaling {
        changes = List.copyOf(changes);
        limits = List.copyOf(limits);
    }

    /** A base with errors comes back as it is, with a limit that says so. */
    public static CompoundScaling of(Architecture base, Factors factors) {
        Analysis analysis = Analysis.of(base);
        if (!analysis.sound()) {
            return new CompoundScaling(base, 0, List.of(), List.of("The network has errors; mend them first."));
        }
        List<String> changes = new ArrayList<>();
        List<String> limits = new ArrayList<>();
        DepthScaling.Scaled deeper = DepthScaling.of(base, analysis, factors.depth());
        changes.addAll(deeper.changes());
        limits.addAll(deeper.limits());
        WidthScaling.Scaled wider = WidthScaling.of(deeper.architecture(), factors.width());
        changes.addAll(wider.changes());
        limits.addAll(wider.limits());
        Architecture larger = resolution(wider.architecture(), factors.resolution(), changes, limits);
        return new CompoundScaling(larger, deeper.places() + wider.places(), changes, limits);
    }

    private static Architecture resolution(Architecture a, double factor, List<String> changes, List<String> limits) {
        TensorShape in = a.input();
        TensorShape scaled = TensorShape.map(in.channels(), side(in.height(), factor), side(in.width(), factor));
        if (scaled.equals(in)) {
            return a;
        }
        Architecture larger = a.withInput(scaled);
        Analysis after = Analysis.of(larger);
        if (!after.sound()) {
            limits.add("The resolution stays at %s: at %s a layer no longer fits.".formatted(in, scaled));
            return a;
        }
        changes.add("Input %s → %s.".formatted(in, scaled));
        Analysis before = Analysis.of(a);
        List<LayerReport> linear = before.layers().stream()
                .filter(layer -> layer.layer() instanceof Linear)
                .toList();
        for (LayerReport old : linear) {
            after.layers().stream()
                    .filter(layer -> layer.id().equals(old.id()))
                    .filter(layer -> layer.cost().parameters() != old.cost().parameters())
                    .findFirst()
                    .ifPresent(layer -> limits.add(
                            "%s reads a flattened map, so its parameters change with the resolution: %,d → %,d."
                                    .formatted(
                                            layer.id(),
                                            old.cost().parameters(),
                                            layer.cost().parameters())));
        }
        return larger;
    }

    private static int side(int pixels, double factor) {
        return Math.clamp(Math.round(pixels * factor), 1, 4_096);
    }

    Outcome outcome() {
        List<String> words = new ArrayList<>(changes);
        words.addAll(limits);
        return new Outcome(architecture, places, words);
    }
}
