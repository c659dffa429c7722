package netwright.web.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import netwright.analysis.Analysis;
import netwright.analysis.Cost;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.store.Designs;
import netwright.store.Run;
import netwright.store.RunState;
import netwright.store.Runs;
import netwright.store.Speeds;
import netwright.training.DataSets;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.workspace.Workspace;
import org.springframework.stereotype.Component;

/** What a person has drawn and trained here, as it stands beside published architectures. */
@Component
class OwnNetworks {

    private static final int MOST_RUNS = 500;
    private static final int MOST_DESIGNS = 50;
    private static final String DESIGNS = "my designs";
    private static final String OTHERS = "presets and drawings trained here";

    private final Workspace workspace;
    private final Designs designs;
    private final Runs runs;

    OwnNetworks(Workspace workspace, Designs designs, Runs runs) {
        this.workspace = workspace;
        this.designs = designs;
        this.runs = runs;
    }

    /** A saved design; what it costs is worked out when it is asked for. */
    record Saved(UUID id, String name) {}

    List<Saved> saved() {
        return designs.list(workspace.person().id(), MOST_DESIGNS, 0).stream()
                .map(design -> new Saved(design.id(), design.name()))
                .toList();
    }

    /** Of the latest revision. */
    Cost cost(Saved saved) {
        return Analysis.of(ArchitectureJson.read(designs.latest(saved.id()).document()))
                .totals()
                .cost();
    }

    boolean training() {
        return runs.list(workspace.person().id(), MOST_RUNS, 0).stream()
                .anyMatch(run -> run.state() == RunState.RUNNING);
    }

    /** The images on which something was trained to the end. */
    List<String> dataSets() {
        return finished().stream()
                .map(run -> run.recipe().data())
                .distinct()
                .sorted()
                .toList();
    }

    private List<Run> finished() {
        return runs.list(workspace.person().id(), MOST_RUNS, 0).stream()
                .filter(run -> run.state() == RunState.COMPLETED && run.scores() != null)
                .toList();
    }

    /** The best run of each design, and of each network by name that is none. */
    private List<Run> best(String data) {
        Map<String, Run> best = new LinkedHashMap<>();
        Comparator<Run> byScore = Comparator.comparingDouble(OwnNetworks::top1);
        finished().stream()
                .filter(run -> run.recipe().data().equals(data))
                .forEach(run -> best.merge(
                        run.origin() == null
                                ? run.name()
                                : run.origin().design().toString(),
                        run,
                        (a, b) -> byScore.compare(a, b) >= 0 ? a : b));
        return List.copyOf(best.values());
    }

    private static double top1(Run run) {
        return run.scores() == null ? 0 : 100 * run.scores().bestTop1();
    }

    List<PlotPoint> trainedOn(String data, Map<String, Speeds.Measured> known) {
        List<PlotPoint> points = new ArrayList<>();
        for (Run run : best(data)) {
            SpeedDesk.Job job = job(run);
            boolean design = run.origin() != null;
            points.add(new PlotPoint(
                    design ? ArchitectureView.address(run.origin().design()) : Pages.run(run.id()),
                    run.name(),
                    design ? DESIGNS : OTHERS,
                    top1(run),
                    job.analysis().totals().cost(),
                    null,
                    "trained here on " + DataSets.shortTitle(data) + ", " + Numbers.time(run.created()),
                    known.get(job.key())));
        }
        return points;
    }

    List<SpeedDesk.Job> jobs(String data) {
        Map<String, SpeedDesk.Job> jobs = new HashMap<>();
        best(data).stream().map(this::job).forEach(job -> jobs.putIfAbsent(job.key(), job));
        return List.copyOf(jobs.values());
    }

    private SpeedDesk.Job job(Run run) {
        Architecture architecture = ArchitectureJson.read(runs.document(run.id()));
        return SpeedDesk.Job.of(run.name(), architecture, Analysis.of(architecture));
    }
}
