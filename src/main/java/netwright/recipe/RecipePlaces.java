package netwright.recipe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import netwright.architecture.Field;
import tools.jackson.databind.node.ObjectNode;

/** All places of recipes, from the kinds of their parts. */
final class RecipePlaces {

    static final String TRANSFER = "transfer";

    /** Parts of which a recipe has one, {@code transfer} perhaps none. */
    static final Map<String, List<? extends Kind<?>>> PARTS = ordered(
            "optimizer",
            Optimizer.kinds(),
            "schedule",
            Schedule.kinds(),
            "initialisation",
            Initialisation.kinds(),
            TRANSFER,
            Transfer.kinds());

    /** Parts of which it has a list. */
    static final Map<String, List<? extends Kind<?>>> LISTS = ordered(
            "augmentation", Augmentation.kinds(),
            "mixing", Mixing.kinds(),
            "regularisation", Regulariser.kinds());

    private RecipePlaces() {}

    /** A place as a form shows it. */
    record Declared(String path, String label, Field field) {}

    /** Throws {@link IllegalArgumentException} that names the places there are. */
    static RecipePlace of(String path) {
        String[] steps = path.split("\\.", -1);
        String first = steps[0];
        if (steps.length == 1) {
            if (LISTS.containsKey(first) || scalar(first).isPresent()) {
                return new RecipePlace.Value(first);
            }
            if (PARTS.containsKey(first)) {
                return new RecipePlace.Whole(first);
            }
        }
        if (steps.length == 2 && PARTS.get(first) instanceof List<? extends Kind<?>> kinds) {
            return steps[1].equals(RecipePlace.KIND)
                    ? new RecipePlace.OfKind(first)
                    : new RecipePlace.Setting(first, setting(first, kinds, steps[1]));
        }
        if ((steps.length == 2 || steps.length == 3) && LISTS.get(first) instanceof List<? extends Kind<?>> kinds) {
            Kind<?> kind = kinds.stream()
                    .filter(known -> known.id().equals(steps[1]))
                    .findFirst()
                    .orElseThrow(() -> unknown(
                            steps[1], first, kinds.stream().map(Kind::id).toList()));
            return steps.length == 2
                    ? new RecipePlace.Entry(first, kind.id())
                    : new RecipePlace.EntrySetting(
                            first, kind.id(), setting(first + "." + kind.id(), List.of(kind), steps[2]));
        }
        List<String> known =
                new ArrayList<>(Recipe.FIELDS.stream().map(Field::name).toList());
        known.addAll(PARTS.keySet());
        known.addAll(LISTS.keySet());
        throw unknown(path, "A recipe", known);
    }

    private static String setting(String where, List<? extends Kind<?>> kinds, String name) {
        Set<String> known = new TreeSet<>();
        kinds.forEach(kind -> kind.fields().forEach(field -> known.add(field.name())));
        if (where.equals(TRANSFER)) {
            known.add(RecipePlace.FROM);
        }
        if (!known.contains(name)) {
            throw unknown(name, where, List.copyOf(known));
        }
        return name;
    }

    private static IllegalArgumentException unknown(String name, String where, List<String> known) {
        return new IllegalArgumentException("%s has no '%s'. It has %s."
                .formatted(where, name, known.isEmpty() ? "no settings" : String.join(", ", known)));
    }

    static Optional<Field> scalar(String name) {
        return Recipe.FIELDS.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Every place with one number, switch or choice: of the parts a recipe has, and of all it could have in its lists. */
    static List<Declared> declared(ObjectNode recipe) {
        List<Declared> all = new ArrayList<>();
        Recipe.FIELDS.forEach(field -> all.add(new Declared(field.name(), field.label(), field)));
        PARTS.forEach((name, kinds) -> {
            if (recipe.get(name) instanceof ObjectNode part) {
                String title = titled(name);
                all.add(new Declared(
                        name + "." + RecipePlace.KIND,
                        title,
                        Field.choice(
                                RecipePlace.KIND,
                                title,
                                kinds.getFirst().id(),
                                kinds.stream().map(Kind::id).toList(),
                                "Another kind comes with its usual settings.")));
                kinds.stream()
                        .filter(kind ->
                                kind.id().equals(part.path(RecipePlace.KIND).asString("")))
                        .flatMap(kind -> kind.fields().stream())
                        .forEach(field -> all.add(
                                new Declared(name + "." + field.name(), title + ": " + lower(field.label()), field)));
            }
        });
        LISTS.forEach((name, kinds) -> kinds.forEach(kind -> {
            String path = name + "." + kind.id();
            all.add(new Declared(path, kind.label(), Field.onOff(kind.id(), kind.label(), false, kind.help())));
            kind.fields()
                    .forEach(field -> all.add(new Declared(
                            path + "." + field.name(), kind.label() + ": " + lower(field.label()), field)));
        }));
        return all;
    }

    private static String titled(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** An ε stays as it is, as does a word in capitals. */
    private static String lower(String label) {
        boolean word = label.length() > 1 && Character.isLowerCase(label.charAt(1));
        return word ? label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1) : label;
    }

    private static Map<String, List<? extends Kind<?>>> ordered(Object... namesAndKinds) {
        Map<String, List<? extends Kind<?>>> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndKinds.length; i += 2) {
            List<Kind<?>> kinds = new ArrayList<>();
            ((List<?>) namesAndKinds[i + 1]).forEach(kind -> kinds.add((Kind<?>) kind));
            map.put((String) namesAndKinds[i], List.copyOf(kinds));
        }
        return Collections.unmodifiableMap(map);
    }
}
