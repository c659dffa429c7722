package netwright.web.training;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.UnaryOperator;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.recipe.DeviceNames;
import netwright.recipe.EngineName;
import netwright.recipe.Recipe;
import netwright.store.DataDirectory;
import netwright.store.Designs;
import netwright.store.NewRun;
import netwright.store.QueuePlace;
import netwright.store.RegisteredWorker;
import netwright.store.Run;
import netwright.store.RunState;
import netwright.store.Runs;
import netwright.store.Workers;
import netwright.training.DataSets;
import netwright.training.Devices;
import netwright.web.Messages;
import netwright.web.workspace.Editor;
import netwright.web.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the views need to have something trained. */
@Component
public class TrainingDesk {

    private static final int MOST_RUNS = 200;
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

    /** @param change applies an edit to the drawing and opens the dialog anew */
    public void open(Editor editor, Consumer<UnaryOperator<Architecture>> change) {
        if (!editor.analysis().sound()) {
            Messages.error("This network has errors; mend them first. The list on the right offers fixes.");
            return;
        }
        TrainDialog dialog = new TrainDialog(this, editor, change, recipe -> start(editor, recipe));
        dialog.goOn();
        dialog.open();
    }

    /** Trains the network of an earlier run again, beginning with its recipe. */
    void again(Run run) {
        String document = runs.document(run.id());
        Editor editor = new Editor(ArchitectureJson.read(document), null, 0, "");
        UUID revision = run.origin() == null ? null : run.origin().revision();
        TrainDialog dialog = new TrainDialog(
                this,
                editor,
                null,
                recipe -> runs.queue(new NewRun(workspace.person().id(), revision, run.name(), document, recipe)));
        dialog.beginWith(run.recipe());
        dialog.open();
    }

    /** Offers to train a network with a recipe that did well, for more epochs. @param times how many times as many */
    public void longer(String name, Architecture architecture, Recipe recipe, int times) {
        Editor editor = new Editor(architecture, null, 0, "");
        TrainDialog dialog = new TrainDialog(
                this,
                editor,
                null,
                chosen -> runs.queue(
                        new NewRun(workspace.person().id(), null, name, ArchitectureJson.write(architecture), chosen)));
        dialog.beginWith(recipe);
        dialog.epochs(Math.min(Recipe.MOST_EPOCHS, times * recipe.epochs()), recipe.batch());
        dialog.open();
    }

    /** The person's runs that ended well, newest first: others can start from their weights. */
    public List<Run> finished() {
        return runs.list(workspace.person().id(), MOST_RUNS, 0).stream()
                .filter(run -> run.state() == RunState.COMPLETED)
                .toList();
    }

    public DataSets dataSets() {
        return new DataSets(files.dataSets());
    }

    public DataDirectory files() {
        return files;
    }

    /** Shows what a recipe makes of the images. */
    public void preview(Architecture architecture, Recipe recipe) {
        new PreviewDialog(architecture, recipe, files).open();
    }

    /** Looks for a learning rate. @param taken told the one that is to be used */
    public void findRate(Architecture architecture, Recipe recipe, DoubleConsumer taken) {
        new RateFinderDialog(architecture, recipe, files, taken).open();
    }

    /** Whether a path names a file or folder of the machine that runs the server. */
    boolean isThere(String path) {
        try {
            return Files.exists(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Devices on which the workers that are there now can train with an engine; the CPU while they are starting. */
    public List<Devices.Device> devices(EngineName engine) {
        Map<String, Devices.Device> devices = new TreeMap<>();
        for (RegisteredWorker worker : workers.heardWithin(SILENCE)) {
            worker.engines().stream()
                    .filter(available -> available.engine() == engine)
                    .flatMap(available -> available.devices().stream())
                    .forEach(device -> devices.putIfAbsent(device.id(), device));
        }
        return devices.isEmpty() ? List.of(new Devices.Device("cpu", "CPU")) : List.copyOf(devices.values());
    }

    /** Why a run would wait however long; null where a worker has what it needs, or none is there yet. */
    QueuePlace.@Nullable Shortage shortage(Recipe recipe) {
        return QueuePlace.Shortage.of(
                recipe.devices(), DeviceNames.isGpu(recipe.device()), workers.heardWithin(SILENCE));
    }

    Run start(Editor editor, Recipe recipe) {
        Architecture architecture = editor.architecture();
        return runs.queue(
                new NewRun(workspace.person().id(), revision(editor), architecture.name(), editor.document(), recipe));
    }

    /** The revision that is trained: of a saved design, what was drawn since becomes the next one first. */
    private @Nullable UUID revision(Editor editor) {
        UUID design = editor.design();
        if (design == null) {
            return null;
        }
        if (editor.unsaved()) {
            workspace.save(editor, "saved for training");
        }
        return designs.latest(design).id();
    }
}
