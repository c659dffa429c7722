package netwright.web;

import netwright.analysis.Analysis;
import netwright.analysis.Problem;
import netwright.architecture.Architecture;
import netwright.architecture.Output;
import netwright.architecture.TensorShape;

/** Brings a network to the shape and the classes of a data set. */
final class InputAdaptation {

    private InputAdaptation() {}

    /** Sets both, and the classifier's width with them where its problem offers that. */
    static Architecture to(Architecture architecture, TensorShape input, int classes) {
        Architecture changed = architecture.withInput(input).withClasses(classes);
        return Analysis.of(changed).problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR && atOutput(changed, problem))
                .flatMap(problem -> problem.fixes().stream())
                .findFirst()
                .map(fix -> fix.edit().apply(changed))
                .orElse(changed);
    }

    private static boolean atOutput(Architecture architecture, Problem problem) {
        return problem.place().node() instanceof String id
                && architecture.node(id).orElseThrow().operation() instanceof Output;
    }
}
