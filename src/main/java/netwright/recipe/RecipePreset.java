package netwright.recipe;

import java.util.List;

/**
 * A recipe named after where it comes from.
 *
 * @param id file name without ending, {@code resnet-2015}
 * @param title for people
 * @param year of the source
 * @param source paper or program it is taken from
 * @param note what differs from the source, and for what it was meant
 * @param recipe at the source's epochs and batch; its data, seed, engine and device mean nothing
 */
public record RecipePreset(String id, String title, int year, String source, String note, Recipe recipe) {

    /**
     * The recipe for other images in as many epochs and images a step as this machine bears, by
     * {@link Recipe#rescaled}'s rule.
     */
    public Recipe scaled(String data, int epochs, int batch) {
        return recipe.withData(data).rescaled(epochs, batch);
    }

    /** What scaling did, as sentences; empty when nothing. */
    public List<String> scaling(int epochs, int batch) {
        List<String> done = new java.util.ArrayList<>();
        if (batch != recipe.batch()) {
            done.add(
                    "Batches of %d instead of %d, so the learning rate is %s instead of %s (linear scaling rule, Goyal et al., 2017)."
                            .formatted(
                                    batch,
                                    recipe.batch(),
                                    brief(recipe.learningRate() * batch / recipe.batch()),
                                    brief(recipe.learningRate())));
        }
        if (epochs != recipe.epochs()) {
            done.add("%d epochs instead of %d; warm-up and drops of the rate come earlier in proportion."
                    .formatted(epochs, recipe.epochs()));
        }
        return List.copyOf(done);
    }

    private static String brief(double number) {
        return String.format(java.util.Locale.ROOT, "%.3g", number);
    }
}
