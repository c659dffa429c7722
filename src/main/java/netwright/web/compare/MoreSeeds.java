package netwright.web.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import netwright.store.NewRun;
import netwright.store.QueueFull;
import netwright.store.Run;
import netwright.store.Runs;
import netwright.web.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has the run of a group trained again from other seeds. */
@Component
class MoreSeeds {

    /** With them a group of one has three: enough for a test that is more than a formality. */
    static final int AT_ONCE = 2;

    private final Runs runs;
    private final Workspace workspace;

    MoreSeeds(Runs runs, Workspace workspace) {
        this.runs = runs;
        this.workspace = workspace;
    }

    /**
     * What came of it.
     *
     * @param queued the new runs, in the order of their seeds
     * @param refusal why not all could be queued, or null when all were
     */
    record Queued(List<Run> queued, @Nullable String refusal) {}

    /** Queues the group's run with {@link #AT_ONCE} other seeds, for the person at the page. */
    Queued train(RunGroup group, List<RunGroup> others) {
        Run first = group.trainings().getFirst().run();
        List<Run> queued = new ArrayList<>();
        try {
            String document = runs.document(first.id());
            UUID revision = first.origin() == null ? null : first.origin().revision();
            for (long seed : seeds(group, others)) {
                queued.add(runs.queue(new NewRun(
                        workspace.person().id(),
                        revision,
                        GroupNames.withSeed(first, seed),
                        document,
                        first.recipe().withSeed(seed))));
            }
            return new Queued(queued, null);
        } catch (QueueFull | IllegalArgumentException e) {
            return new Queued(queued, String.valueOf(e.getMessage()));
        }
    }

    /** Seeds that other groups have come first, so that pairs of one seed can be tested; then new ones. */
    static List<Long> seeds(RunGroup group, Collection<RunGroup> others) {
        Set<Long> own = group.bySeed().keySet();
        Set<Long> wanted = others.stream()
                .flatMap(other -> other.bySeed().keySet().stream())
                .filter(seed -> !own.contains(seed))
                .collect(Collectors.toCollection(TreeSet::new));
        List<Long> seeds = new ArrayList<>(wanted.stream().limit(AT_ONCE).toList());
        for (long next = 1; seeds.size() < AT_ONCE; next++) {
            if (!own.contains(next) && !seeds.contains(next)) {
                seeds.add(next);
            }
        }
        return seeds;
    }
}
