package netwright.queue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import netwright.architecture.Architecture;
import netwright.recipe.EngineName;
import netwright.store.DataDirectory;
import netwright.training.Speed;
import tools.jackson.databind.json.JsonMapper;

/** Times a network's forward pass in a process of its own, so that neither its memory nor its end concerns this one. */
public final class SpeedProcess {

    /** Networks that take longer on this machine are not measured. */
    public static final Duration LONGEST = Duration.ofSeconds(90);

    private final AskedProcess process;

    private SpeedProcess(AskedProcess process) {
        this.process = process;
    }

    public static SpeedProcess start(Architecture architecture, EngineName engine, int batch, DataDirectory files) {
        return new SpeedProcess(AskedProcess.start(
                architecture, files, LONGEST, "", "speed", "--engine=" + engine.label(), "--batch=" + batch));
    }

    /** Fails with {@link netwright.training.TrainingFailed}. */
    public CompletableFuture<Speed> result() {
        return process.answer().thenApply(json -> JsonMapper.shared().treeToValue(json, Speed.class));
    }

    public void stop() {
        process.stop();
    }
}
