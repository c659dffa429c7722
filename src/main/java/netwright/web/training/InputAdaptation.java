package netwright.web.training;

import netwright.analysis.Analysis;
import netwright.analysis.Problem;
import netwright.architecture.Architecture;
import netwright.architecture.TensorShape;

/** Brings a network to the shape and the classes of a data set. */
public final class InputAdaptation {

    private InputAdaptation() {}

    /** Sets both, and with them the width of the classifiers, auxiliary ones too, where their problems offer that. */
    public static Architecture to(Architecture architecture, TensorShape input, int classes) {
        Architecture changed = architecture.withInput(input).withClasses(classes);
        return Analysis.of(changed).problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR && atEnd(changed, problem))
                .filter(problem -> !problem.fixes().isEmpty())
                .map(problem -> problem.fixes().getFirst())
                .reduce(changed, (fixed, fix) -> fix.edit().apply(fixed), (one, other) -> other);
    }

    private static boolean atEnd(Architecture architecture, Problem problem) {
        return problem.place().node() instanceof String id
                && architecture.node(id).orElseThrow().operation().ends();
    }
}
