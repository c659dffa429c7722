package netwright.web.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import netwright.store.Run;
import netwright.web.workspace.Candidate;
import netwright.web.workspace.Candidates;

/**
 * What an address asks to compare.
 *
 * @param candidates that were found, runs one by one
 * @param columns networks side by side: presets, designs, and groups of runs
 * @param groups of the runs among them
 * @param leftOut why something is not shown, in sentences; empty when all is
 */
record Chosen(List<Candidate> candidates, List<Candidate> columns, List<RunGroup> groups, String leftOut) {

    /** Runs come in groups, of which one column shows many. */
    static final int MOST = 40;

    static final int MOST_COLUMNS = 8;

    static final Chosen NOTHING = new Chosen(List.of(), List.of(), List.of(), "");

    static Chosen of(String items, Candidates all) {
        List<String> asked = Arrays.stream(items.split(","))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .distinct()
                .toList();
        List<String> missing = new ArrayList<>();
        List<Candidate> found = asked.stream()
                .limit(MOST)
                .flatMap(key -> {
                    Optional<Candidate> candidate = all.find(key);
                    if (candidate.isEmpty()) {
                        missing.add(key);
                    }
                    return candidate.stream();
                })
                .toList();
        List<String> sentences = new ArrayList<>();
        if (!missing.isEmpty()) {
            sentences.add("Not found: " + String.join(", ", missing)
                    + ". A design or run may have been deleted; a preset may be misspelt.");
        }
        if (asked.size() > MOST) {
            sentences.add(
                    "The address names %d runs and networks; the first %d are shown.".formatted(asked.size(), MOST));
        }
        return of(found, sentences);
    }

    private static Chosen of(List<Candidate> found, List<String> sentences) {
        List<RunGroup> groups = RunGroup.of(found);
        List<Candidate> columns = new ArrayList<>();
        for (Candidate candidate : found) {
            if (candidate.run() == null) {
                columns.add(candidate);
            } else {
                groups.stream()
                        .filter(group -> group.trainings().getFirst().candidate() == candidate)
                        .forEach(group -> columns.add(group.candidate()));
            }
        }
        if (columns.size() > MOST_COLUMNS) {
            sentences.add("These are %d networks and groups of runs; the first %d are shown."
                    .formatted(columns.size(), MOST_COLUMNS));
        }
        List<Candidate> shown = columns.stream().limit(MOST_COLUMNS).toList();
        return new Chosen(
                found,
                shown,
                groups.stream()
                        .filter(group -> shown.stream()
                                .anyMatch(column -> column.key()
                                        .equals(group.trainings()
                                                .getFirst()
                                                .candidate()
                                                .key())))
                        .toList(),
                String.join(" ", sentences));
    }

    /** Runs that are shown and not over, which may have news. */
    List<Run> going() {
        return candidates.stream()
                .map(Candidate::run)
                .flatMap(Stream::ofNullable)
                .filter(run -> !run.state().isOver())
                .toList();
    }
}
