package netwright.store;

import netwright.recipe.Recipe;

/** Tells which other runs show how long a run takes: those of the same network, data, batch, engine and device. */
final class Likeness {

    private Likeness() {}

    static String of(String document, Recipe recipe) {
        return ContentHash.of(String.join(
                "|",
                document,
                recipe.data(),
                Integer.toString(recipe.batch()),
                Demand.of(recipe).word()));
    }
}
