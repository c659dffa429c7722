package netwright.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import netwright.analysis.Analysis;
import netwright.analysis.LayerReport;
import netwright.analysis.Problem;
import netwright.architecture.Architecture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "analyze",
        description = "Shapes, parameters, MACs, receptive field and problems of a network.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:sound", "1:the network has errors", "2:bad usage or an unreadable file"})
final class AnalyzeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<preset|file.json>", description = "A preset's id, or a file in the format netwright/1.")
    private String network = "";

    @Option(names = "--input", paramLabel = "<CxHxW>", description = "Another input shape, for example 3x64x64.")
    private String input = "";

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Architecture architecture = Networks.read(network);
        if (!input.isEmpty()) {
            architecture = architecture.withInput(Networks.shape(input));
        }
        Analysis analysis = Analysis.of(architecture);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(AnalysisJson.of(architecture, analysis));
        } else {
            print(out, architecture, analysis);
        }
        out.flush();
        return analysis.sound() ? Netwright.SOUND : Netwright.ERRORS;
    }

    private static void print(PrintWriter out, Architecture architecture, Analysis analysis) {
        out.printf("%s, input %s%n%n", architecture.name(), architecture.input());
        out.printf(
                "%-34s %-20s %-15s %14s %18s  %s%n",
                "layer", "type", "output", "parameters", "MACs", "receptive field");
        for (LayerReport layer : analysis.layers()) {
            out.printf(
                    "%-34s %-20s %-15s %,14d %,18d  %s%n",
                    layer.id(),
                    layer.layer().type().label(),
                    layer.output(),
                    layer.cost().parameters(),
                    layer.cost().macs(),
                    layer.receptiveField());
        }
        var totals = analysis.totals();
        out.printf("%nparameters          %,d%n", totals.cost().parameters());
        out.printf("buffers             %,d%n", totals.cost().buffers());
        out.printf(
                "MACs                %,d   (FLOPs, counted as 2 × MACs: %,d)%n",
                totals.cost().macs(), totals.flops());
        if (totals.trainingOnly().parameters() > 0) {
            out.printf(
                    "in training only    %,d MACs more, in auxiliary classifiers of %,d parameters%n",
                    totals.trainingOnly().macs(), totals.trainingOnly().parameters());
        }
        out.printf(
                "activations         %,d   (outputs of convolutions and linear layers)%n",
                totals.cost().weightedActivations());
        out.printf("weights             %.1f MB%n", totals.weightBytes() / 1e6);
        out.printf("weighted depth      %d%n", totals.depth());
        out.printf("receptive field     %s%n", totals.receptiveField() == null ? "unknown" : totals.receptiveField());
        if (!analysis.problems().isEmpty()) {
            out.println();
        }
        for (Problem problem : analysis.problems()) {
            out.printf("%s: %s%n", problem.severity().id(), problem.message());
        }
    }
}
