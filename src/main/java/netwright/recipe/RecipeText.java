package netwright.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import netwright.architecture.Field;
import netwright.architecture.SettingValues;
import org.jspecify.annotations.Nullable;

/** A recipe in words, line by line, and what two of them differ in. */
public final class RecipeText {

    /** Name of the line with the run whose weights are taken over. */
    public static final String STARTS_FROM = "Starts from";

    private static final String NOTHING = "–";
    private static final String PRECISION = "Precision";

    private RecipeText() {}

    /** One setting in which two recipes differ; {@code –} where one has nothing of the kind. */
    public record Difference(String name, String first, String second) {}

    /** Everything but which images, by name, in the order of the form. Names are unique. */
    public static Map<String, String> lines(Recipe recipe) {
        Map<String, String> lines = new LinkedHashMap<>();
        if (recipe.images() > 0) {
            lines.put("Training images", counted(recipe.images()));
        }
        if (recipe.testImages() > 0) {
            lines.put("Validation images", counted(recipe.testImages()));
        }
        lines.put("Epochs", counted(recipe.epochs()));
        lines.put("Batch size", counted(recipe.batch()));
        if (recipe.precision() != Precision.FLOAT32) {
            lines.put(PRECISION, recipe.precision().label());
        }
        lines.put("Optimizer", recipe.optimizer().kind().label());
        settings(recipe.optimizer(), "", lines);
        lines.put("Schedule", recipe.schedule().kind().label());
        settings(recipe.schedule(), "Schedule: ", lines);
        recipe.augmentation().forEach(part -> entry(part, lines));
        if (recipe.augmentation().size() > 1) {
            lines.put("Order of augmentation", labels(recipe.augmentation()));
        }
        recipe.mixing().forEach(part -> entry(part, lines));
        recipe.regularisation().forEach(part -> entry(part, lines));
        lines.put("Initialisation", recipe.initialisation().kind().label());
        settings(recipe.initialisation(), "Initialisation: ", lines);
        if (recipe.transfer() instanceof Transfer transfer) {
            lines.put(STARTS_FROM, transfer.from());
            lines.put("Backbone", transfer.strategy().kind().label());
            settings(transfer.strategy(), "Backbone: ", lines);
        }
        return lines;
    }

    /** Where two recipes differ, data, seed, engine and device aside; empty when nowhere. */
    public static List<Difference> differences(Recipe first, Recipe second) {
        Map<String, String> left = lines(first);
        Map<String, String> right = lines(second);
        Set<String> names = new LinkedHashSet<>(left.keySet());
        names.addAll(right.keySet());
        if (!Set.copyOf(first.augmentation().stream().map(Part::kind).toList())
                .equals(Set.copyOf(
                        second.augmentation().stream().map(Part::kind).toList()))) {
            // What is there in one and not in the other has a line of its own.
            names.remove("Order of augmentation");
        }
        return names.stream()
                .map(name -> new Difference(
                        name, left.getOrDefault(name, unsaid(name)), right.getOrDefault(name, unsaid(name))))
                .filter(difference -> !difference.first.equals(difference.second))
                .toList();
    }

    private static String counted(int number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    private static String unsaid(String name) {
        return name.equals(PRECISION) ? Precision.FLOAT32.label() : NOTHING;
    }

    /** {@code Random crop with padding (padding 4)}. */
    public static String brief(Part part) {
        String settings = settings(part);
        return part.kind().label() + (settings.isEmpty() ? "" : " (" + settings + ")");
    }

    /** {@code flip → crop}, in their order. */
    public static String labels(List<? extends Part> parts) {
        return parts.stream().map(part -> part.kind().label()).collect(Collectors.joining(" → "));
    }

    /** As short as it can be without losing anything: {@code 0.1}, {@code 30}, {@code 2.5e-7}. */
    public static String number(double value) {
        return SettingValues.text(value);
    }

    private static void settings(Part part, String prefix, Map<String, String> lines) {
        for (Field field : part.kind().fields()) {
            lines.put(prefix + field.label(), value(part, field));
        }
    }

    private static void entry(Part part, Map<String, String> lines) {
        String label = part.kind().label();
        String name = label;
        for (int n = 2; lines.containsKey(name); n++) {
            name = label + " (" + n + ")";
        }
        String settings = settings(part);
        lines.put(name, settings.isEmpty() ? "on" : settings);
    }

    private static String settings(Part part) {
        List<String> texts = new ArrayList<>();
        for (Field field : part.kind().fields()) {
            texts.add(lower(field.label()) + " " + value(part, field));
        }
        return String.join(", ", texts);
    }

    private static String lower(String label) {
        return label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }

    /** {@code epoch} of one, {@code epochs} of more. */
    private static String unit(Field field, @Nullable Object value) {
        boolean one = value instanceof Number number
                && number.doubleValue() == 1
                && field.unit().endsWith("s");
        return one ? field.unit().substring(0, field.unit().length() - 1) : field.unit();
    }

    private static String value(Part part, Field field) {
        Object value = part.settings().get(field.name());
        String unit = field.unit().isEmpty() ? "" : " " + unit(field, value);
        return switch (value) {
            case null -> NOTHING;
            case Boolean on -> on ? "on" : "off";
            case Double number -> number(number) + unit;
            case List<?> numbers ->
                numbers.stream()
                                .map(item -> item instanceof Double number ? number(number) : String.valueOf(item))
                                .collect(Collectors.joining(", "))
                        + unit;
            default -> value + unit;
        };
    }
}
