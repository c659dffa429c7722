package netwright.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import netwright.analysis.Analysis;
import netwright.catalog.Preset;
import netwright.catalog.Presets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "presets", description = "Lists the architectures in the catalogue.", mixinStandardHelpOptions = true)
final class PresetsCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Prints one JSON list.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            Presets.all().forEach(preset -> list.add(entry(preset)));
            out.println(JsonMapper.shared().writeValueAsString(list));
        } else {
            out.printf("%-20s %-24s %-12s %14s %18s %10s%n", "id", "title", "input", "parameters", "MACs", "top-1");
            Presets.all().forEach(preset -> line(out, preset));
        }
        out.flush();
        return Netwright.SOUND;
    }

    private static void line(PrintWriter out, Preset preset) {
        var cost = Analysis.of(preset.architecture()).totals().cost();
        out.printf(
                "%-20s %-24s %-12s %,14d %,18d %10s%n",
                preset.id(),
                preset.title(),
                preset.architecture().input(),
                cost.parameters(),
                cost.macs(),
                preset.published() == null
                        ? "starter"
                        : "%.2f %%".formatted(preset.published().top1()));
    }

    private static ObjectNode entry(Preset preset) {
        var cost = Analysis.of(preset.architecture()).totals().cost();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", preset.id());
        json.put("title", preset.title());
        json.put("family", preset.family());
        json.put("year", preset.year());
        json.put("starter", preset.starter());
        ArrayNode input = json.putArray("input");
        for (int side : preset.architecture().input().dimensions()) {
            input.add(side);
        }
        json.put("parameters", cost.parameters());
        json.put("macs", cost.macs());
        if (preset.published() != null) {
            json.put("top1", preset.published().top1());
            json.put("top5", preset.published().top5());
            json.put("source", preset.published().source());
        }
        return json;
    }
}
