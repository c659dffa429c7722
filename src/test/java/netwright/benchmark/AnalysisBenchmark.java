package netwright.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import netwright.analysis.Analysis;
import netwright.analysis.Expansion;
import netwright.architecture.Activation;
import netwright.architecture.Add;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.Conv2d;
import netwright.architecture.Edge;
import netwright.architecture.Input;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.Output;
import netwright.architecture.TensorShape;
import netwright.catalog.Presets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How long an edit takes to be understood: milliseconds a whole analysis, by size of the network. Percentiles, since a frame is missed by the slow ones. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AnalysisBenchmark {

    /** A residual network drawn layer by layer, of exactly so many nodes besides its ends. */
    @State(Scope.Benchmark)
    public static class Drawn {
        @Param({"500", "1000", "2000", "5000"})
        public int layers;

        Architecture architecture;

        @Setup
        public void draw() {
            architecture = residual(layers);
        }
    }

    /** A preset, as stages and opened into its layers, with one setting changed each time as an edit does. */
    @State(Scope.Benchmark)
    public static class Preset {
        @Param({"resnet50", "resnet152"})
        public String id;

        Architecture stages;
        Architecture opened;
        String json;

        @Setup
        public void open() {
            stages = Presets.find(id).orElseThrow().architecture();
            opened = Expansion.expand(stages);
            json = ArchitectureJson.write(opened);
        }
    }

    /** Convolution, norm, activation and every fourth node a residual sum. */
    static Architecture residual(int layers) {
        List<Node> nodes = new ArrayList<>(List.of(Node.of("input", new Input())));
        List<Edge> edges = new ArrayList<>();
        String last = "input";
        String shortcut = last;
        for (int i = 0; i < layers; i++) {
            String id = "n" + i;
            boolean join = i % 4 == 3 && i > 4;
            Operation operation = switch (i % 4) {
                case 0 -> Conv2d.plain(64, 3, 1);
                case 1 -> BatchNorm2d.plain();
                case 2 -> Activation.relu();
                default -> join ? new Add() : Activation.relu();
            };
            nodes.add(Node.of(id, operation));
            edges.add(Edge.of(last, id));
            if (join) {
                edges.add(new Edge(shortcut, id, 1));
            }
            last = id;
            shortcut = i % 4 == 3 ? id : shortcut;
        }
        nodes.add(Node.of("output", new Output()));
        edges.add(Edge.of(last, "output"));
        return new Architecture("residual", TensorShape.map(3, 64, 64), 10, nodes, edges);
    }

    @Benchmark
    public Analysis drawnLayers(Drawn drawn) {
        return Analysis.of(drawn.architecture);
    }

    @Benchmark
    public Analysis presetOfStages(Preset preset) {
        return Analysis.of(preset.stages);
    }

    @Benchmark
    public Analysis editOfOpenedPreset(Preset preset) {
        return Analysis.of(preset.opened.replace("conv1", Conv2d.plain(64, 5, 2)));
    }

    @Benchmark
    public Architecture readOpenedPreset(Preset preset) {
        return ArchitectureJson.read(preset.json);
    }

    /** Short settings: about two minutes. Arguments narrow it to benchmarks by name. */
    public static void main(String[] names) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        for (String name : names.length == 0 ? new String[] {"AnalysisBenchmark"} : names) {
            options.include(name);
        }
        new Runner(options.forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .run();
    }
}
