package netwright.training;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.TensorShape;
import netwright.recipe.EngineName;

/** Times forward passes of a network with random weights on random images. */
public final class Stopwatch {

    private static final int WARM_UPS = 2;
    private static final int FEWEST = 3;
    private static final int MOST = 60;
    private static final double ENOUGH_SECONDS = 2;

    /** Weights up to this size get their usual initial values; larger ones are drawn by the engine, which is faster. */
    private static final long SMALL = 1 << 16;

    private static final long SEED = 1;

    private Stopwatch() {}

    /**
     * Takes two to three seconds for small networks and five passes for large ones.
     *
     * @throws TrainingFailed when the network cannot be computed on this machine
     */
    public static Speed measure(Architecture architecture, EngineName name, int batch) {
        LoweredBlock block = Lowering.lower(architecture, name);
        Engine engine = Engines.get(name);
        try (NDManager manager = engine.newBaseManager(Engines.device(engine, "cpu"))) {
            fill(block, manager);
            NDArray images = manager.randomNormal(0, 1, shape(architecture.input(), batch), DataType.FLOAT32);
            for (int i = 0; i < WARM_UPS; i++) {
                pass(block, images, manager);
            }
            List<Double> times = new ArrayList<>();
            long start = System.nanoTime();
            while (times.size() < FEWEST || times.size() < MOST && seconds(start) < ENOUGH_SECONDS) {
                times.add(pass(block, images, manager));
            }
            return new Speed(Engines.title(engine), "cpu", threads(), batch, WARM_UPS, times.size(), median(times));
        } catch (OutOfMemoryError | EngineException e) {
            throw new TrainingFailed("a pass did not fit into memory or is not possible on " + name.label() + ".", e);
        }
    }

    /** Bytes that one pass holds: the weights, and every layer's output. */
    public static long bytes(Analysis analysis, int batch) {
        return analysis.totals().weightBytes()
                + Float.BYTES * batch * analysis.totals().cost().activations();
    }

    private static double pass(LoweredBlock block, NDArray images, NDManager manager) {
        long start = System.nanoTime();
        try (NDManager scratch = manager.newSubManager()) {
            NDArray x = images.duplicate();
            x.attach(scratch);
            block.forward(x, Pass.inference(scratch)).toFloatArray();
        }
        return seconds(start);
    }

    private static void fill(LoweredBlock block, NDManager manager) {
        long place = 0;
        for (LoweredBlock.Weight weight : block.weights()) {
            Shape shape = new Shape(weight.spec().shape());
            NDArray array = shape.size() <= SMALL
                    ? manager.create(weight.spec().initial(Seeds.of(SEED, place)), shape)
                    : manager.randomNormal(
                            0, (float) Math.sqrt(2.0 / (shape.size() / shape.get(0))), shape, DataType.FLOAT32);
            place++;
            array.setName(weight.name());
            weight.parameter().setArray(array);
        }
    }

    private static Shape shape(TensorShape input, int batch) {
        return new Shape(batch, input.channels(), input.height(), input.width());
    }

    /** Both engines compute on as many threads as OpenMP is told, else on every core. */
    private static int threads() {
        String told = System.getenv("OMP_NUM_THREADS");
        int cores = Runtime.getRuntime().availableProcessors();
        return told != null && told.matches("\\d{1,4}") ? Math.min(cores, Integer.parseInt(told)) : cores;
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
