package netwright.store;

import netwright.recipe.Recipe;

/** Tells which other runs show how long a run takes: those of the same network, data, batch, engine and device. */
final class Likeness {

    private Likeness() {}

    static String of(String document, Recipe recipe) {
        return ContentHash.of(String.join(
                "|",
                document,
                recipe.data() + images(recipe),
                Integer.toString(recipe.batch()),
                Demand.of(recipe).word()));
    }

    /** Empty where all are used, as in runs from before one could choose. */
    private static String images(Recipe recipe) {
        return recipe.images() == 0 && recipe.testImages() == 0
                ? ""
                : " %d %d".formatted(recipe.images(), recipe.testImages());
    }
}
