package netwright.lab.examples;

import netwright.architecture.Architecture;
import org.jspecify.annotations.Nullable;

/**
 * A number of the lecture beside what this product computes for it.
 *
 * @param id unique
 * @param chapter of the lecture
 * @param what it is a number of
 * @param lecture the lecture's number as it prints it, with its unit
 * @param computed the same at the same precision
 * @param exact unrounded
 * @param derivation how it comes about, {@code 3×3×3×64 = 1,728}
 * @param agrees whether both are the same at the lecture's precision
 * @param remark why they differ, which always says something then; else what to know, or empty
 * @param network what it was computed from
 */
public record WorkedExample(
        String id,
        Chapter chapter,
        String topic,
        String what,
        String lecture,
        String computed,
        String exact,
        String derivation,
        boolean agrees,
        String remark,
        Architecture network) {

    /** @param title in the words of the lecture's contents */
    public record Chapter(int number, String title) {}

    static WorkedExample of(Chapter chapter, Statement statement, Studied network, Derived value) {
        LectureNumber number = statement.lecture();
        return new WorkedExample(
                statement.id(),
                chapter,
                statement.topic(),
                statement.what(),
                withUnit(
                        statement.written() == null
                                ? number.power() ? number.format(number.from().doubleValue()) : number.printed()
                                : statement.written(),
                        statement.written() == null ? statement.unit() : ""),
                withUnit(number.format(value.value()), statement.unit()),
                withUnit(number.power() ? number.format(value.value()) : value.exact(), statement.unit()),
                number.power() ? value.how() : value.derivation(),
                number.agreesWith(value.value()),
                statement.remark(),
                network.architecture());
    }

    private static String withUnit(String number, String unit) {
        return unit.isEmpty() || unit.startsWith("×") ? number + unit : number + " " + unit;
    }

    /**
     * What the lecture states, before anything is computed.
     *
     * @param written the lecture's own writing where it is no plain number
     * @param note what to know although both agree
     * @param why they differ
     */
    record Statement(
            String id,
            String topic,
            String what,
            LectureNumber lecture,
            @Nullable String written,
            String unit,
            String network,
            Quantity quantity,
            @Nullable String note,
            @Nullable String why) {

        String remark() {
            return why != null ? why : note != null ? note : "";
        }
    }
}
