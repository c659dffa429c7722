package netwright.web.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import netwright.recipe.Part;
import netwright.recipe.Recipe;
import netwright.recipe.RecipeText;
import netwright.training.DataSets;

/**
 * What recipes say, the seed aside, line by line.
 *
 * @param differing a value for each recipe, {@code –} where it has nothing of the kind
 * @param shared the lines in which all agree
 */
record RecipeRows(Map<String, List<String>> differing, Map<String, String> shared) {

    private static final String NOTHING = "–";
    private static final String ORDER = "Order of augmentation";

    /** @param recipes one at least */
    static RecipeRows of(List<Recipe> recipes) {
        List<Map<String, String>> all = recipes.stream().map(RecipeRows::lines).toList();
        Set<String> names = new LinkedHashSet<>();
        all.forEach(lines -> names.addAll(lines.keySet()));
        if (recipes.stream().map(RecipeRows::augmentation).distinct().count() > 1) {
            // What is there in one and not in another has a line of its own.
            names.remove(ORDER);
        }
        Map<String, List<String>> differing = new LinkedHashMap<>();
        Map<String, String> shared = new LinkedHashMap<>();
        for (String name : names) {
            List<String> values = new ArrayList<>();
            all.forEach(lines -> values.add(lines.getOrDefault(name, NOTHING)));
            if (Set.copyOf(values).size() > 1) {
                differing.put(name, values);
            } else {
                shared.put(name, values.getFirst());
            }
        }
        return new RecipeRows(differing, shared);
    }

    private static Map<String, String> lines(Recipe recipe) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("Images", DataSets.title(recipe.data()));
        lines.put("Training images", "all");
        lines.put("Validation images", "all");
        lines.putAll(RecipeText.lines(recipe));
        lines.put("Engine", recipe.engine().label());
        lines.put("Device", recipe.device().replaceAll("\\d+", "").toUpperCase(Locale.ROOT));
        return lines;
    }

    private static Collection<String> augmentation(Recipe recipe) {
        return recipe.augmentation().stream()
                .map(Part::kind)
                .map(kind -> kind.id())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
