package netwright.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import netwright.analysis.LayerReport;
import netwright.architecture.TensorShape;
import netwright.recipe.EngineName;
import netwright.recipe.Precision;

/** Runs a lowered network once forward and backward on fixed random numbers and keeps everything that can be compared. */
final class Probe {

    private Probe() {}

    /** Output, gradient of the input, gradients of the weights, and running statistics afterwards, by name. */
    static Map<String, float[]> run(List<LayerReport> layers, EngineName name, int images, boolean training) {
        return run(layers, name, Precision.FLOAT32, images, training);
    }

    static Map<String, float[]> run(
            List<LayerReport> layers, EngineName name, Precision precision, int images, boolean training) {
        LoweredBlock block = Lowering.lower(layers, name, precision);
        Engine engine = Engines.get(name);
        TensorShape in = layers.getFirst().output();
        Map<String, float[]> seen = new LinkedHashMap<>();
        try (NDManager base = engine.newBaseManager(Device.cpu());
                NDManager step = base.newSubManager()) {
            block.initialize(base, 7);
            disturb(block);
            NDArray x = step.create(
                    normal(5, images * in.elements(), 2), new Shape(images, in.channels(), in.height(), in.width()));
            x.setRequiresGradient(true);
            Pass pass = new Pass(step, training, 3);
            NDArray y;
            try (GradientCollector collector = engine.newGradientCollector()) {
                y = block.forward(x, pass);
                NDArray direction = step.create(normal(9, y.size(), 1), y.getShape());
                collector.backward(y.mul(direction).sum());
            }
            pass.finish();
            seen.put("output", y.toFloatArray());
            seen.put("input gradient", x.getGradient().toFloatArray());
            for (LoweredBlock.Weight weight : block.weights()) {
                boolean trained = weight.spec().trained();
                seen.put(
                        weight.name(),
                        trained
                                ? weight.array().getGradient().toFloatArray()
                                : weight.array().toFloatArray());
            }
        }
        return seen;
    }

    /** Ones and zeros would hide mistakes in scales and shifts. */
    private static void disturb(LoweredBlock block) {
        int place = 0;
        for (LoweredBlock.Weight weight : block.weights()) {
            if (weight.spec().deviation() == 0 && weight.spec().trained()) {
                float[] values = normal(100 + place++, weight.spec().size(), 0.3);
                for (int i = 0; i < values.length; i++) {
                    values[i] += (float) weight.spec().mean();
                }
                weight.array().set(values);
            }
        }
    }

    private static float[] normal(long seed, long size, double deviation) {
        Random random = new Random(seed);
        float[] values = new float[(int) size];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return values;
    }

    /** Names of what differs by more than {@code tolerance} of the largest value (at least 1), with how much. */
    static List<String> differences(Map<String, float[]> a, Map<String, float[]> b, double tolerance) {
        List<String> differences = new ArrayList<>();
        a.forEach((name, left) -> {
            float[] right = b.get(name);
            if (right == null || right.length != left.length) {
                differences.add(name + ": other length");
                return;
            }
            double largest = 1;
            double worst = 0;
            for (int i = 0; i < left.length; i++) {
                largest = Math.max(largest, Math.abs(left[i]));
                double off = Math.abs(left[i] - right[i]);
                worst = Double.isNaN(off) ? Double.POSITIVE_INFINITY : Math.max(worst, off);
            }
            if (worst > tolerance * largest) {
                differences.add(name + ": " + worst + " of " + largest);
            }
        });
        return differences;
    }
}
