package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.util.PairList;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * MXNet's step of gradient descent with momentum, {@code v ← keep·v − rate·(g + decay·w)}, {@code w ← w + v}, for many
 * weights in one call: for small ones a call costs more than what it computes.
 */
final class FusedMomentum {

    /** MXNet's limit is 60. */
    private static final int TOGETHER = 50;

    /** In a call for many, MXNet asks for each place of the largest whether it is in each of the others. */
    private static final long SMALL = 10_000;

    private final Pointer together = Mxnet.operator("multi_sgd_mom_update");
    private final Map<Double, List<Update>> small = new LinkedHashMap<>();

    /**
     * A weight's step.
     *
     * @param momentum v, which is kept
     * @param keep share of v that stays
     */
    record Update(NDArray weight, NDArray gradient, NDArray momentum, double rate, double decay, double keep) {}

    /** Does it at once or by {@link #finish}. */
    void add(Update update) {
        if (update.weight.size() > SMALL) {
            alone(update);
            return;
        }
        List<Update> alike = small.computeIfAbsent(update.keep, keep -> new ArrayList<>());
        alike.add(update);
        if (alike.size() == TOGETHER) {
            together(alike);
            alike.clear();
        }
    }

    void finish() {
        small.values().stream().filter(updates -> !updates.isEmpty()).forEach(this::together);
        small.clear();
    }

    private static void alone(Update update) {
        PairList<String, String> settings = new PairList<>();
        settings.add("lr", Double.toString(update.rate));
        settings.add("wd", Double.toString(update.decay));
        settings.add("momentum", Double.toString(update.keep));
        NDArray[] in = {update.weight, update.gradient, update.momentum};
        update.weight.getManager().invoke("sgd_mom_update", in, new NDArray[] {update.weight}, settings);
    }

    private void together(List<Update> updates) {
        PairList<String, String> settings = new PairList<>();
        settings.add("num_weights", Integer.toString(updates.size()));
        settings.add("momentum", Double.toString(updates.getFirst().keep));
        settings.add("lrs", tuple(updates.stream().map(Update::rate).toList()));
        settings.add("wds", tuple(updates.stream().map(Update::decay).toList()));
        List<NDArray> in = new ArrayList<>();
        updates.forEach(update -> in.addAll(List.of(update.weight, update.gradient, update.momentum)));
        Mxnet.invoke(together, in, updates.stream().map(Update::weight).toList(), settings);
    }

    private static String tuple(List<Double> values) {
        return values.stream().map(value -> Double.toString(value)).collect(Collectors.joining(", ", "(", ",)"));
    }
}
