package netwright.training;

import java.util.Set;
import java.util.TreeSet;

/** What a run that is over leaves behind and nobody needs any more: its optimizer's state. */
public final class OldCheckpoints {

    private OldCheckpoints() {}

    /** Which of a run's files only a resume would read; the best weights stay. */
    public static Set<String> among(Set<String> names) {
        Set<String> old = new TreeSet<>(Set.of(CheckpointFiles.BEFORE));
        // Without an epoch to its end there is no best; then the newest is all there is of the weights.
        if (names.contains(CheckpointFiles.BEST)) {
            old.add(CheckpointFiles.NEWEST);
        }
        old.retainAll(names);
        return old;
    }
}
