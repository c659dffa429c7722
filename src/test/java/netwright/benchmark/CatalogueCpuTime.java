package netwright.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import netwright.analysis.Analysis;
import netwright.analysis.Expansion;
import netwright.architecture.Architecture;
import netwright.catalog.Preset;
import netwright.catalog.Presets;

/**
 * Processor time of analysing every preset as it is drawn, and of opening the largest into their layers, which expands all
 * blocks and analyses what comes out. Median of 50 after warming up.
 */
final class CatalogueCpuTime {

    private static final int WARM_UP = 50;
    private static final int RUNS = 50;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private record Row(String id, int layers, double milliseconds) {}

    private CatalogueCpuTime() {}

    public static void main(String[] arguments) {
        List<Preset> presets = Presets.all();
        List<Row> rows = presets.stream()
                .map(preset -> row(preset.id(), preset.architecture()))
                .sorted(Comparator.comparingDouble(Row::milliseconds).reversed())
                .toList();
        rows.forEach(row ->
                System.out.printf(Locale.ROOT, "%-24s %5d layers %7.3f ms%n", row.id, row.layers, row.milliseconds));
        System.out.printf(
                Locale.ROOT,
                "%d presets: %.1f ms together%n",
                rows.size(),
                rows.stream().mapToDouble(Row::milliseconds).sum());
        for (String id : List.of("densenet201", "efficientnet_b7", "efficientnet_v2_l")) {
            Architecture drawn = Presets.find(id).orElseThrow().architecture();
            System.out.printf(
                    Locale.ROOT,
                    "%-24s open into layers %7.3f ms, open and analyse %7.3f ms%n",
                    id,
                    median(() -> Expansion.expand(drawn)),
                    median(() -> Analysis.of(Expansion.expand(drawn))));
        }
    }

    private static Row row(String id, Architecture architecture) {
        return new Row(id, Analysis.of(architecture).layers().size(), median(() -> Analysis.of(architecture)));
    }

    private static double median(Supplier<?> work) {
        long[] nanoseconds = new long[RUNS];
        for (int i = -WARM_UP; i < RUNS; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            Object result = work.get();
            long time = THREADS.getCurrentThreadCpuTime() - start;
            if (i >= 0 && result != null) {
                nanoseconds[i] = time;
            }
        }
        Arrays.sort(nanoseconds);
        return nanoseconds[RUNS / 2] / 1e6;
    }
}
