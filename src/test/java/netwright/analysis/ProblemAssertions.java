package netwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import netwright.architecture.Architecture;

/** Looks for problems by how their message begins. */
final class ProblemAssertions {

    private ProblemAssertions() {}

    static Problem problem(Architecture drawing, String message) {
        List<Problem> problems = Analysis.of(drawing).problems();
        return problems.stream()
                .filter(problem -> problem.message().startsWith(message))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No problem begins \"%s\", only %s"
                        .formatted(
                                message, problems.stream().map(Problem::message).toList())));
    }

    /** The problem with this message, which is the only error of the drawing. */
    static Problem onlyError(Architecture drawing, String message) {
        assertThat(Analysis.of(drawing).problems().stream()
                        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                        .map(Problem::message))
                .singleElement()
                .asString()
                .startsWith(message);
        return problem(drawing, message);
    }

    static void assertNone(Architecture drawing, String part) {
        assertThat(Analysis.of(drawing).problems())
                .extracting(Problem::message)
                .noneMatch(message -> message.contains(part));
    }

    /** Applies each fix to the drawing and sees that the problem is gone; answers what the first one made. */
    static Architecture lifted(Architecture drawing, Problem problem) {
        assertThat(problem.fixes()).isNotEmpty();
        for (Fix fix : problem.fixes()) {
            Analysis after = Analysis.of(fix.edit().apply(drawing));
            assertThat(after.problems())
                    .as(fix.label())
                    .extracting(Problem::message)
                    .doesNotContain(problem.message());
            String node = problem.place().node();
            boolean shape = problem.message().matches(".*(receives|would be|do not divide|be multiplied).*");
            if (shape && node != null && fix.edit().apply(drawing).node(node).isPresent()) {
                assertThat(after.nodes()).as(fix.label()).containsKey(node);
            }
        }
        return problem.fixes().getFirst().edit().apply(drawing);
    }
}
