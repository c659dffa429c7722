package netwright.web;

import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.NumberField.NumberFieldI18n;
import netwright.architecture.SettingValues;

/**
 * Number fields that say under themselves what they would take. Whole numbers are asked for with a field that lets a
 * decimal point through and refuses it, since one that swallows it makes 15 of 1.5.
 */
public final class WholeNumbers {

    /** Larger whole numbers are not all exact in a browser. */
    private static final double EXACT = 1e15 - 1;

    private WholeNumbers() {}

    /** A whole number from {@code least} to {@code most}. */
    public static NumberField field(String label, int least, int most) {
        NumberField field = of(label, least, most, wanted(least, most));
        field.setStep(1);
        return field;
    }

    /**
     * Marks a field that does not hold what it takes, and takes the mark from one that does: for those that are not left to
     * look at themselves, since other objections to them are said in the same place.
     *
     * @return whether it does
     */
    public static boolean check(NumberField field) {
        Double value = field.getValue();
        boolean sound =
                value != null && value >= field.getMin() && value <= field.getMax() && value == Math.rint(value);
        FieldFault.mark(field, sound ? "" : field.getI18n().getMinErrorMessage());
        return sound;
    }

    /** Changes what a field takes. */
    public static void bound(NumberField field, int least, int most) {
        field.setMin(least);
        field.setMax(most);
        field.setI18n(messages(wanted(least, most)));
    }

    /** Any whole number that a browser holds exactly. */
    public static NumberField field(String label) {
        NumberField field = of(label, -EXACT, EXACT, "A whole number of at most 15 digits.");
        field.setStep(1);
        return field;
    }

    private static NumberField of(String label, double least, double most, String error) {
        NumberField field = new NumberField(label);
        field.setMin(least);
        field.setMax(most);
        field.setRequiredIndicatorVisible(true);
        field.setI18n(messages(error));
        return field;
    }

    private static String wanted(int least, int most) {
        return "A whole number from " + SettingValues.range(least, most) + ".";
    }

    private static NumberFieldI18n messages(String error) {
        return new NumberFieldI18n()
                .setRequiredErrorMessage(error)
                .setBadInputErrorMessage(error)
                .setMinErrorMessage(error)
                .setMaxErrorMessage(error)
                .setStepErrorMessage(error);
    }
}
