package netwright.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import netwright.analysis.Analysis;
import netwright.analysis.Expansion;
import netwright.architecture.Architecture;
import netwright.catalog.Presets;

/** Processor time of one analysis, which other programs on the machine do not lengthen: median of 100 after warming up. */
final class AnalysisCpuTime {

    private static final int WARM_UP = 300;
    private static final int RUNS = 100;

    private AnalysisCpuTime() {}

    public static void main(String[] arguments) {
        Map<String, Architecture> networks = new LinkedHashMap<>();
        for (String id : new String[] {"resnet50", "resnet152"}) {
            Architecture preset = Presets.find(id).orElseThrow().architecture();
            networks.put(id + ", stages", preset);
            networks.put(id + ", opened", Expansion.expand(preset));
        }
        for (int layers : new int[] {500, 1_000, 2_000, 5_000, 10_000}) {
            networks.put(layers + " layers", AnalysisBenchmark.residual(layers));
        }
        networks.forEach((name, network) -> System.out.printf("%-20s %7.3f ms%n", name, median(network)));
    }

    private static double median(Architecture network) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] nanoseconds = new long[RUNS];
        for (int i = -WARM_UP; i < RUNS; i++) {
            long start = threads.getCurrentThreadCpuTime();
            Analysis analysis = Analysis.of(network);
            long time = threads.getCurrentThreadCpuTime() - start;
            if (i >= 0 && !analysis.layers().isEmpty()) {
                nanoseconds[i] = time;
            }
        }
        Arrays.sort(nanoseconds);
        return nanoseconds[RUNS / 2] / 1e6;
    }
}
