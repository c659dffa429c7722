package netwright.lab.examples;

import java.util.List;
import java.util.function.Function;

/**
 * What an example computes: measures of a network and plain numbers, worked off from left to right.
 *
 * <pre>
 * weights conv1 conv2 / square conv1
 * parameters - parameters fc
 * macs / macs @efficientnet_b0        of another network
 * </pre>
 *
 * @param steps the first one's operator is {@code +}
 */
record Quantity(List<Step> steps) {

    /** @param operator one of {@code + - * /} */
    record Step(char operator, Term term) {}

    sealed interface Term {}

    record Literal(double value) implements Term {}

    /** @param network empty for the example's own */
    record Measured(Measure measure, List<String> parts, String network) implements Term {}

    static Quantity of(String text) {
        String[] words = text.split(" (?=[-*/] )|(?<= [-*/]) ");
        Step[] steps = new Step[(words.length + 1) / 2];
        for (int i = 0; i < steps.length; i++) {
            char operator = i == 0 ? '+' : words[2 * i - 1].charAt(0);
            steps[i] = new Step(operator, term(words[2 * i].strip()));
        }
        return new Quantity(List.of(steps));
    }

    private static Term term(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return new Literal(Double.parseDouble(text));
        }
        List<String> words = List.of(text.split(" "));
        List<String> parts =
                words.stream().skip(1).filter(word -> !word.startsWith("@")).toList();
        String network = words.getLast().startsWith("@") ? words.getLast().substring(1) : "";
        return new Measured(Measure.of(words.getFirst()), parts, network);
    }

    /** @param networks finds a network by its name; asked with the empty name for the example's own */
    Derived of(Function<String, Studied> networks) {
        Derived[] values = steps.stream().map(step -> of(step.term(), networks)).toArray(Derived[]::new);
        if (values.length == 1) {
            return values[0];
        }
        double value = 0;
        StringBuilder how = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            char operator = steps.get(i).operator();
            value = apply(operator, value, values[i].value());
            how.append(i == 0 ? "" : " " + sign(operator) + " ").append(values[i].exact());
        }
        return new Derived(value, how.toString());
    }

    private static Derived of(Term term, Function<String, Studied> networks) {
        return switch (term) {
            case Literal literal -> Derived.counted(literal.value());
            case Measured measured -> measured.measure().of(networks.apply(measured.network()), measured.parts());
        };
    }

    private static double apply(char operator, double left, double right) {
        return switch (operator) {
            case '+' -> left + right;
            case '-' -> left - right;
            case '*' -> left * right;
            case '/' -> left / right;
            default -> throw new IllegalArgumentException("There is no operator " + operator);
        };
    }

    private static String sign(char operator) {
        return switch (operator) {
            case '-' -> "−";
            case '*' -> "·";
            default -> Character.toString(operator);
        };
    }
}
