package netwright.architecture;

/**
 * Why a layer cannot take what it is given.
 *
 * @param kind decides which fixes are offered
 * @param message a sentence without the layer's name, with the values received
 */
public record Objection(Kind kind, String message) {

    public enum Kind {
        NEEDS_MAP,
        NEEDS_VECTOR,
        GROUPS,
        OUTPUT_BELOW_ONE,
        UNEQUAL_ADD,
        UNEQUAL_CONCAT,
        NO_BROADCAST,
        TOO_FEW_INPUTS,
        SETTING
    }
}
