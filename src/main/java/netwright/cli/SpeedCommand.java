package netwright.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import netwright.architecture.ArchitectureJson;
import netwright.recipe.EngineName;
import netwright.training.Stopwatch;
import netwright.training.TrainingFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(
        name = "speed",
        hidden = true,
        description =
                "Times forward passes on noise and prints how long they take; the document comes on standard input.",
        mixinStandardHelpOptions = true)
final class SpeedCommand implements Callable<Integer> {

    @Option(names = "--batch", defaultValue = "1")
    private int batch;

    @Option(names = "--engine", defaultValue = "MXNet")
    private String engine = "";

    @Override
    public Integer call() throws IOException {
        String answer;
        try {
            String document = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            answer = JsonMapper.shared()
                    .writeValueAsString(
                            Stopwatch.measure(ArchitectureJson.read(document), EngineName.of(engine), batch));
        } catch (TrainingFailed e) {
            answer = JsonNodeFactory.instance
                    .objectNode()
                    .put("problem", e.getMessage())
                    .toString();
        }
        System.out.println(answer);
        return Netwright.SOUND;
    }
}
