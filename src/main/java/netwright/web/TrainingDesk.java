package netwright.web;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.recipe.Recipe;
import netwright.store.DataDirectory;
import netwright.store.Designs;
import netwright.store.NewRun;
import netwright.store.RegisteredWorker;
import netwright.store.Run;
import netwright.store.Runs;
import netwright.store.Workers;
import netwright.training.DataSets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the views need to have something trained. */
@Component
class TrainingDesk {

    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final Workspace workspace;
    private final Designs designs;
    private final Runs runs;
    private final Workers workers;
    private final DataDirectory files;

    TrainingDesk(Workspace workspace, Designs designs, Runs runs, Workers workers, DataDirectory files) {
        this.workspace = workspace;
        this.designs = designs;
        this.runs = runs;
        this.workers = workers;
        this.files = files;
    }

    void open(Editor editor) {
        if (!editor.analysis().sound()) {
            Messages.error("This network has errors; mend them first. The list on the right offers fixes.");
            return;
        }
        new TrainDialog(this, editor).open();
    }

    DataSets dataSets() {
        return new DataSets(files.dataSets());
    }

    Path dataFolder() {
        return files.dataSets();
    }

    /** Devices of the workers that are there now; the CPU while they are still starting. */
    List<String> devices() {
        Set<String> devices = new TreeSet<>();
        workers.heardWithin(SILENCE).forEach(worker -> devices.addAll(worker.devices()));
        return devices.isEmpty() ? List.of("cpu") : List.copyOf(devices);
    }

    List<RegisteredWorker> workers() {
        return workers.heardWithin(SILENCE);
    }

    Run start(Editor editor, Recipe recipe) {
        Architecture architecture = editor.architecture();
        return runs.queue(new NewRun(
                workspace.person().id(),
                revision(editor),
                architecture.name(),
                ArchitectureJson.write(architecture),
                recipe));
    }

    /** The revision that is trained: of a saved design, what was drawn since becomes the next one first. */
    private @Nullable UUID revision(Editor editor) {
        UUID design = editor.design();
        if (design == null) {
            return null;
        }
        if (editor.unsaved(ArchitectureJson.write(editor.architecture()))) {
            workspace.save(editor, "saved for training");
        }
        return designs.latest(design).id();
    }
}
