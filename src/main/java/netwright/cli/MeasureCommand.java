package netwright.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.recipe.EngineName;
import netwright.recipe.Optimizer;
import netwright.recipe.Precision;
import netwright.recipe.Recipe;
import netwright.training.DataSetInfo;
import netwright.training.TrainingFailed;
import netwright.training.WarmUp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "measure",
        hidden = true,
        description = "Trains a few steps on noise and prints what they cost; the document comes on standard input.",
        mixinStandardHelpOptions = true)
final class MeasureCommand implements Callable<Integer> {

    private static final String MOST_RESIDENT = "VmHWM:";

    @Option(names = "--batch", defaultValue = "128")
    private int batch;

    @Option(names = "--optimizer", defaultValue = "adamw")
    private String optimizer = "";

    @Option(names = "--engine", defaultValue = "MXNet")
    private String engine = "";

    @Option(names = "--device", defaultValue = "cpu")
    private String device = "";

    @Option(names = "--precision", defaultValue = "float32")
    private String precision = "";

    @Option(names = "--train-images", defaultValue = "60000")
    private int trainImages;

    @Option(names = "--test-images", defaultValue = "10000")
    private int testImages;

    @Override
    public Integer call() throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        try {
            Architecture architecture =
                    ArchitectureJson.read(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
            Recipe recipe = Recipe.of(
                            "noise", 1, batch, Optimizer.kind(optimizer).create())
                    .on(EngineName.of(engine), device, Precision.of(precision));
            DataSetInfo data = new DataSetInfo(
                    "noise", "noise", architecture.input(), List.of("one"), trainImages, testImages, true, "", "");
            WarmUp warmUp = WarmUp.measure(architecture, recipe, data);
            json.put("secondsPerStep", warmUp.secondsPerStep());
            json.put("secondsPerEpoch", warmUp.totalSeconds());
            json.put("memoryBytes", mostResident(warmUp.memoryBytes()));
        } catch (TrainingFailed e) {
            json.put("problem", e.getMessage());
        }
        System.out.println(JsonMapper.shared().writeValueAsString(json));
        return Netwright.SOUND;
    }

    /** The kernel's account of this process where there is one, else the computed estimate. */
    private static long mostResident(long estimate) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return estimate;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(MOST_RESIDENT))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kilobytes -> 1024 * Long.parseLong(kilobytes))
                    .findFirst()
                    .orElse(estimate);
        }
    }
}
