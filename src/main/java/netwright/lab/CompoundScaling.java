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
 * @param analysis of the scaled network
 * @param places how many drawn nodes were changed
 * @param changes what was done, a sentence each
 * @param limits what could not be scaled and why
 */
public record CompoundScaling(
        Architecture architecture, Analysis analysis, int places, List<String> changes, List<String> limits) {

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
        return of(base, Analysis.of(base), factors);
    }

    /** @param analysis of the base, which those who scale it often have already */
    public static CompoundScaling of(Architecture base, Analysis analysis, Factors factors) {
        if (!analysis.sound()) {
            return new CompoundScaling(
                    base, analysis, 0, List.of(), List.of("The network has errors; mend them first."));
        }
        CompoundScaling deeper = DepthScaling.of(base, analysis, factors.depth());
        CompoundScaling wider = WidthScaling.of(deeper.architecture(), deeper.analysis(), factors.width());
        CompoundScaling larger = resolution(wider.architecture(), wider.analysis(), factors.resolution());
        List<CompoundScaling> steps = List.of(deeper, wider, larger);
        return new CompoundScaling(
                larger.architecture(),
                larger.analysis(),
                deeper.places() + wider.places(),
                steps.stream().flatMap(step -> step.changes().stream()).toList(),
                steps.stream().flatMap(step -> step.limits().stream()).toList());
    }

    /** Nothing done, for a reason. */
    static CompoundScaling unchanged(Architecture a, Analysis analysis, List<String> limits) {
        return new CompoundScaling(a, analysis, 0, List.of(), limits);
    }

    private static CompoundScaling resolution(Architecture a, Analysis before, double factor) {
        TensorShape in = a.input();
        TensorShape scaled = TensorShape.map(in.channels(), side(in.height(), factor), side(in.width(), factor));
        if (scaled.equals(in)) {
            return unchanged(a, before, List.of());
        }
        Architecture larger = a.withInput(scaled);
        Analysis after = Analysis.of(larger);
        if (!after.sound()) {
            return unchanged(
                    a,
                    before,
                    List.of("The resolution stays at %s: at %s a layer no longer fits.".formatted(in, scaled)));
        }
        return new CompoundScaling(
                larger, after, 0, List.of("Input %s → %s.".formatted(in, scaled)), flattened(before, after));
    }

    /** Linear layers that see another number of values now. */
    private static List<String> flattened(Analysis before, Analysis after) {
        List<String> grown = new ArrayList<>();
        for (LayerReport old : before.layers()) {
            if (old.layer() instanceof Linear) {
                long was = old.cost().parameters();
                after.layers().stream()
                        .filter(layer -> layer.id().equals(old.id()))
                        .filter(layer -> layer.cost().parameters() != was)
                        .findFirst()
                        .ifPresent(layer -> grown.add(
                                "%s reads a flattened map, so its parameters change with the resolution: %,d → %,d."
                                        .formatted(layer.id(), was, layer.cost().parameters())));
            }
        }
        return grown;
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
