package netwright.web.recipe;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netwright.recipe.Kind;
import netwright.recipe.Part;
import netwright.recipe.Recipe;

/** Rescaled recipes with numbers that a form can show: what proportion makes of them has no end of digits. */
final class Tidy {

    private static final MathContext DIGITS = new MathContext(4);

    private Tidy() {}

    /** As {@link Recipe#rescaled}, with the schedule and the peak rate to four digits where they changed. */
    static Recipe rescaled(Recipe recipe, int epochs, int batch) {
        Recipe scaled = recipe.rescaled(epochs, batch);
        if (epochs != recipe.epochs()) {
            scaled = scaled.withSchedule(
                    tidy(scaled.schedule(), scaled.schedule().kind()));
        }
        return batch == recipe.batch()
                ? scaled
                : scaled.withOptimizer(scaled.optimizer().withLearningRate(tidy(scaled.learningRate())));
    }

    private static <T extends Part> T tidy(Part part, Kind<T> kind) {
        Map<String, Object> settings = new LinkedHashMap<>();
        part.settings().forEach((name, value) -> settings.put(name, tidy(value)));
        return kind.create(settings);
    }

    private static Object tidy(Object value) {
        return switch (value) {
            case Double number -> tidy(number.doubleValue());
            case List<?> numbers -> numbers.stream().map(Tidy::tidy).toList();
            default -> value;
        };
    }

    private static double tidy(double number) {
        return new BigDecimal(number).round(DIGITS).doubleValue();
    }
}
