package netwright.web.workspace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.catalog.Preset;
import netwright.catalog.Published;
import netwright.store.Design;
import netwright.store.Designs;
import netwright.store.Run;
import netwright.store.RunState;
import netwright.store.Runs;
import netwright.training.DataSets;
import netwright.training.EpochMetrics;
import netwright.web.Numbers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what can be compared: presets, designs with their best run, single runs. */
@Component
public class Candidates {

    private static final int MOST = 200;

    /** A choice in a list; the network itself is read only when it is chosen. */
    public record Choice(String key, String label) {}

    private final Workspace workspace;
    private final Designs designs;
    private final Runs runs;
    private final PresetShelf presets;

    Candidates(Workspace workspace, Designs designs, Runs runs, PresetShelf presets) {
        this.workspace = workspace;
        this.designs = designs;
        this.runs = runs;
        this.presets = presets;
    }

    /** What there is to compare: the person's designs, their runs that have scores, the presets. */
    public List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        UUID person = workspace.person().id();
        designs.list(person, MOST, 0)
                .forEach(design -> choices.add(new Choice("design:" + design.id(), design.name() + " · design")));
        runs.list(person, MOST, 0).stream()
                .filter(run -> run.scores() != null)
                .forEach(run -> choices.add(choice(run)));
        presets.items()
                .forEach(item -> choices.add(
                        new Choice("preset:" + item.preset().id(), item.preset().title() + " · preset")));
        return choices;
    }

    /** With its state where it is not completed, so that a stopped run is not taken for a finished one. */
    private static Choice choice(Run run) {
        String state = run.state() == RunState.COMPLETED
                ? ""
                : ", " + run.state().name().toLowerCase(Locale.ROOT);
        return new Choice(
                "run:" + run.id(),
                "%s on %s, %s · run%s"
                        .formatted(
                                run.name(),
                                DataSets.shortTitle(run.recipe().data()),
                                Numbers.time(run.created()),
                                state));
    }

    /** How a network is named among the choices, whether or not it is offered there. */
    public Choice choice(Candidate candidate) {
        return candidate.run() == null
                ? new Choice(
                        candidate.key(),
                        candidate.title() + " · " + candidate.kind().toLowerCase(Locale.ROOT))
                : choice(candidate.run());
    }

    /** Empty when nothing of that key is there any more. */
    public Optional<Candidate> find(String key) {
        String[] parts = key.split(":", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        try {
            return switch (parts[0]) {
                case "preset" ->
                    presets().filter(preset -> preset.key().equals(key)).findFirst();
                case "design" -> designs.find(UUID.fromString(parts[1])).map(this::design);
                case "run" -> runs.find(UUID.fromString(parts[1])).map(this::run);
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** Every preset as a candidate, in the catalogue's order. */
    public Stream<Candidate> presets() {
        return presets.items().stream().map(Candidates::preset);
    }

    private static Candidate preset(PresetShelf.Item item) {
        Preset preset = item.preset();
        Published published = preset.published();
        return new Candidate(
                "preset:" + preset.id(),
                preset.title(),
                "Preset",
                preset.architecture(),
                item.analysis(),
                published == null ? null : published.top1() / 100,
                published == null ? null : published.top5() / 100,
                published == null ? null : published.source(),
                null,
                null);
    }

    private Candidate design(Design design) {
        Architecture architecture =
                ArchitectureJson.read(designs.latest(design.id()).document());
        Run best = runs.listByDesign(design.id(), MOST, 0).stream()
                .filter(run -> run.scores() != null)
                .max(Comparator.comparingDouble(run -> run.scores().bestTop1()))
                .orElse(null);
        return new Candidate(
                "design:" + design.id(),
                design.name(),
                "Design",
                architecture,
                Analysis.of(architecture),
                null,
                null,
                null,
                measured(best),
                null);
    }

    private Candidate run(Run run) {
        Architecture architecture = ArchitectureJson.read(runs.document(run.id()));
        return new Candidate(
                "run:" + run.id(),
                run.name() + " on " + DataSets.shortTitle(run.recipe().data()),
                "Run",
                architecture,
                Analysis.of(architecture),
                null,
                null,
                null,
                measured(run),
                run);
    }

    /** What its epochs have measured so far, whether or not it is over. */
    private Candidate.@Nullable Measured measured(@Nullable Run run) {
        List<EpochMetrics> epochs = run == null ? List.of() : runs.epochs(run.id());
        if (run == null || epochs.isEmpty() && run.scores() == null) {
            return null;
        }
        double speed = epochs.stream()
                .mapToDouble(EpochMetrics::imagesPerSecond)
                .average()
                .orElse(Double.NaN);
        double top1 =
                epochs.stream().mapToDouble(EpochMetrics::validationTop1).max().orElse(Double.NaN);
        double top5 =
                epochs.stream().mapToDouble(EpochMetrics::validationTop5).max().orElse(Double.NaN);
        boolean scored = run.scores() != null;
        return new Candidate.Measured(
                DataSets.shortTitle(run.recipe().data()),
                scored ? run.scores().bestTop1() : top1,
                scored ? run.scores().bestTop5() : top5,
                speed,
                epochs);
    }
}
