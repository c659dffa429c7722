package netwright.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.function.Supplier;
import netwright.recipe.DeviceNames;
import netwright.recipe.EngineName;
import org.slf4j.LoggerFactory;

/** Loads engines without their noise and finds devices by the names that recipes use. */
final class Engines {

    private Engines() {}

    /** Throws {@link TrainingFailed} when the engine's native library cannot be loaded. */
    static Engine get(EngineName name) {
        quiet();
        if (name == EngineName.PYTORCH) {
            OneDnn.beSound();
        }
        try {
            Engine engine = Engine.getEngine(name.label());
            if (name == EngineName.PYTORCH) {
                // Each thread of libtorch starts with gradients on; only a gradient collector may turn them on here.
                JniUtils.setGradMode(false);
            }
            return engine;
        } catch (EngineException | IllegalArgumentException | LinkageError e) {
            EngineName other = name == EngineName.MXNET ? EngineName.PYTORCH : EngineName.MXNET;
            throw new TrainingFailed(
                    "The engine " + name.label() + " cannot be loaded on this machine: " + e.getMessage() + ". Choose "
                            + other.label() + " as the engine, or install " + name.label() + "'s native library.",
                    e);
        }
    }

    /** Those that a recipe names. Throws {@link TrainingFailed} when the engine does not see one. */
    static List<Device> devices(Engine engine, String names) {
        return DeviceNames.each(names).stream()
                .map(name -> single(engine, name))
                .toList();
    }

    /** The first of a recipe's devices. Throws {@link TrainingFailed} when the engine does not see it. */
    static Device device(Engine engine, String names) {
        return devices(engine, names).getFirst();
    }

    private static Device single(Engine engine, String name) {
        if (name.equals("cpu")) {
            return Device.cpu();
        }
        int index = Integer.parseInt(name.substring("gpu".length()));
        int count = engine.getGpuCount();
        if (index >= count) {
            throw new TrainingFailed("The device " + name + " is not there: " + engine.getEngineName() + " sees "
                    + (count == 0 ? "no GPU" : count + " GPU" + (count == 1 ? "" : "s"))
                    + " on this machine. Choose cpu" + (count == 0 ? "." : " or gpu0 to gpu" + (count - 1) + "."));
        }
        return Device.gpu(index);
    }

    /** MXNet takes batch statistics only in its training mode, which needs no recording of gradients. */
    static <T> T inTrainingMode(EngineName name, Supplier<T> work) {
        if (name == EngineName.PYTORCH) {
            return work.get();
        }
        JnaUtils.autogradSetTraining(true);
        try {
            return work.get();
        } finally {
            JnaUtils.autogradSetTraining(false);
        }
    }

    /** {@code MXNet 1.9.1}. */
    static String title(Engine engine) {
        return engine.getEngineName() + " " + engine.getVersion();
    }

    /** On a machine without GPU both engines warn about a missing CUDA driver, which worries people for nothing. */
    private static void quiet() {
        if (LoggerFactory.getLogger("ai.djl") instanceof ch.qos.logback.classic.Logger djl && djl.getLevel() == null) {
            djl.setLevel(ch.qos.logback.classic.Level.WARN);
        }
        if (LoggerFactory.getLogger("ai.djl.util.cuda.CudaUtils") instanceof ch.qos.logback.classic.Logger cuda) {
            cuda.setLevel(ch.qos.logback.classic.Level.ERROR);
        }
    }
}
