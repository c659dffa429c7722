package netwright.store;

import netwright.recipe.Precision;
import netwright.recipe.Recipe;

/** Tells which other runs show how long a run takes: those of the same network, data, batch, precision, engine and
 * device. */
final class Likeness {

    private Likeness() {}

    static String of(String document, Recipe recipe) {
        return ContentHash.of(String.join(
                "|",
                document,
                recipe.data() + images(recipe) + precision(recipe),
                Integer.toString(recipe.batch()),
                Demand.of(recipe).word()));
    }

    /** Empty for float32, as in runs from before one could choose. */
    private static String precision(Recipe recipe) {
        return recipe.precision() == Precision.FLOAT32
                ? ""
                : " " + recipe.precision().label();
    }

    /** Empty where all are used, as in runs from before one could choose. */
    private static String images(Recipe recipe) {
        return recipe.images() == 0 && recipe.testImages() == 0
                ? ""
                : " %d %d".formatted(recipe.images(), recipe.testImages());
    }
}
