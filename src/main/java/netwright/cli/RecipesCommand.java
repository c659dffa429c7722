package netwright.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import netwright.recipe.Recipe;
import netwright.recipe.RecipeJson;
import netwright.recipe.RecipePreset;
import netwright.recipe.RecipePresets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "recipes",
        description = "Lists the training recipes, or prints one as a file to change.",
        mixinStandardHelpOptions = true)
final class RecipesCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<id>", arity = "0..1", description = "Prints this one in the format netwright-recipe/1.")
    private String id = "";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (id.isEmpty()) {
            out.printf("%-20s %-32s %7s %6s  %s%n", "id", "title", "epochs", "batch", "optimizer, rate");
            RecipePresets.all().forEach(preset -> line(out, preset));
        } else {
            RecipePreset preset = RecipePresets.find(id)
                    .orElseThrow(() -> new Refusal(
                            Netwright.UNREADABLE, "There is no recipe '" + id + "'. 'netwright recipes' lists them."));
            out.print(RecipeJson.write(preset.recipe()));
        }
        out.flush();
        return Netwright.SOUND;
    }

    private static void line(PrintWriter out, RecipePreset preset) {
        Recipe recipe = preset.recipe();
        out.printf(
                "%-20s %-32s %7d %6d  %s, %s%n",
                preset.id(),
                preset.title(),
                recipe.epochs(),
                recipe.batch(),
                recipe.optimizer().kind().label(),
                recipe.learningRate());
    }
}
