package netwright.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.recipe.RecipeJson;
import netwright.training.DataSets;
import netwright.training.Preview;
import netwright.training.TrainingFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(
        name = "preview",
        hidden = true,
        description = "Prints training images as a recipe changes them; the document comes on standard input.",
        mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {

    @Option(names = "--recipe", required = true)
    private String recipe = "";

    @Option(names = "--images", defaultValue = "6")
    private int images;

    @Option(names = "--variants", defaultValue = "3")
    private int variants;

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Mixin
    private DataFolder data = new DataFolder();

    @Override
    public Integer call() throws IOException {
        Architecture architecture = ArchitectureJson.read(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        Object answer;
        try {
            DataSets sets = new DataSets(data.dataSets());
            answer = Preview.of(sets, RecipeJson.read(recipe), architecture.input(), images, variants, seed);
        } catch (TrainingFailed e) {
            answer = JsonNodeFactory.instance.objectNode().put("problem", e.getMessage());
        }
        System.out.println(JsonMapper.shared().writeValueAsString(answer));
        return Netwright.SOUND;
    }
}
