package netwright.web.degradation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import netwright.architecture.UnreadableDocument;
import netwright.store.StoredSweep;
import netwright.store.SweepState;
import netwright.store.Sweeps;
import netwright.store.TrainingErrors;
import netwright.store.TrainingErrors.Courses;
import netwright.sweep.Degradation;
import netwright.sweep.Entrant;
import netwright.sweep.Sweep;
import netwright.training.EpochMetrics;
import netwright.web.degradation.Experiment.Part;
import org.springframework.stereotype.Component;

/** A person's experiments in the database: sweeps of that kind, those that differ in their seeds alone put together. */
@Component
class Experiments {

    private static final int MOST_SWEEPS = 200;
    private static final int MOST_EXPERIMENTS = 10;

    /** Points of a curve; a stretch of steps each. */
    private static final int POINTS = 300;

    private final Sweeps sweeps;
    private final TrainingErrors errors;

    /** What was asked for never changes, and reading it analyses networks. */
    private final Map<UUID, Read> documents = new ConcurrentHashMap<>();

    private record Read(Sweep sweep, List<Entrant> networks) {}

    Experiments(Sweeps sweeps, TrainingErrors errors) {
        this.sweeps = sweeps;
        this.errors = errors;
    }

    /** Sweeps of one experiment, the newest first. */
    record Listed(List<StoredSweep> sweeps) {

        StoredSweep newest() {
            return sweeps.getFirst();
        }

        boolean holds(UUID sweep) {
            return sweeps.stream().anyMatch(each -> each.id().equals(sweep));
        }

        /** None of it will be trained any further. */
        boolean over() {
            return sweeps.stream().allMatch(each -> each.state() != SweepState.RUNNING && each.over() == each.trials());
        }
    }

    /** The newest first. */
    List<Listed> of(UUID person) {
        Map<UUID, List<StoredSweep>> grouped = new LinkedHashMap<>();
        for (StoredSweep stored : sweeps.list(person, MOST_SWEEPS, 0)) {
            Optional<Sweep> sweep = stored.name().equals(Degradation.NAME)
                    ? read(stored.id()).map(Read::sweep).filter(Degradation::is)
                    : Optional.empty();
            if (sweep.isPresent()) {
                group(grouped, stored, sweep.get()).add(stored);
            }
        }
        return grouped.values().stream()
                .limit(MOST_EXPERIMENTS)
                .map(Listed::new)
                .toList();
    }

    private List<StoredSweep> group(Map<UUID, List<StoredSweep>> grouped, StoredSweep stored, Sweep sweep) {
        return grouped.entrySet().stream()
                .filter(group -> read(group.getKey())
                        .filter(first -> Degradation.sameButSeeds(first.sweep(), sweep))
                        .isPresent())
                .findFirst()
                .map(Map.Entry::getValue)
                .orElseGet(() -> grouped.computeIfAbsent(stored.id(), id -> new ArrayList<>()));
    }

    /** Empty when it was deleted meanwhile, or a newer version cannot read it. */
    private Optional<Read> read(UUID sweep) {
        try {
            return Optional.of(documents.computeIfAbsent(sweep, id -> {
                Sweep document = sweeps.document(id);
                return new Read(
                        document,
                        Degradation.is(document)
                                ? document.subjects().stream().map(Entrant::of).toList()
                                : List.of());
            }));
        } catch (IllegalArgumentException | UnreadableDocument gone) {
            return Optional.empty();
        }
    }

    /** Everything known of one; empty when it was deleted meanwhile. */
    Optional<Experiment> load(Listed listed) {
        List<Part> parts = new ArrayList<>();
        int steps = 0;
        for (StoredSweep sweep : listed.sweeps()) {
            Courses courses = errors.of(sweep.id(), POINTS);
            steps = Math.max(steps, courses.steps());
            parts.add(new Part(sweeps.trials(sweep.id()), sweeps.epochs(sweep.id()), courses.points()));
        }
        int most = steps;
        return read(listed.newest().id())
                .map(read -> Experiment.of(read.sweep(), read.networks(), listed.sweeps(), parts, most));
    }

    /** How long the networks of these experiments took. */
    Pace pace(List<Listed> all) {
        Map<Pace.Key, List<Double>> measured = new HashMap<>();
        for (Listed listed : all) {
            for (StoredSweep stored : listed.sweeps()) {
                read(stored.id()).ifPresent(read -> collect(read.sweep(), stored.id(), measured));
            }
        }
        return Pace.of(measured);
    }

    private void collect(Sweep sweep, UUID id, Map<Pace.Key, List<Double>> measured) {
        Map<UUID, List<EpochMetrics>> epochs = sweeps.epochs(id);
        Map<String, Pace.Key> keys = new HashMap<>();
        sweep.subjects()
                .forEach(subject -> keys.put(subject.name(), new Pace.Key(subject.architecture(), sweep.recipe())));
        int images = sweep.recipe().images();
        sweeps.trials(id).stream()
                .filter(trial -> trial.run() != null && images > 0 && keys.containsKey(trial.subject()))
                .forEach(trial -> epochs.getOrDefault(trial.run().id(), List.of())
                        .forEach(epoch -> measured.computeIfAbsent(
                                        Objects.requireNonNull(keys.get(trial.subject())), key -> new ArrayList<>())
                                .add(epoch.seconds() / images)));
    }

    StoredSweep create(UUID person, Sweep sweep) {
        return sweeps.create(person, sweep);
    }

    /** Ends what of it goes on. */
    void cancel(Experiment experiment) {
        experiment.sweeps().stream()
                .filter(sweep -> sweep.state() == SweepState.RUNNING)
                .forEach(sweep -> sweeps.cancel(sweep.id()));
    }

    /**
     * Removes it with its runs.
     *
     * @throws IllegalStateException while one of them is being trained
     */
    void delete(Experiment experiment) {
        experiment.sweeps().forEach(sweep -> {
            sweeps.deleteWithRuns(sweep.id());
            documents.remove(sweep.id());
        });
    }
}
