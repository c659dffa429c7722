package netwright.training;

/** Sentences on why a network and a data set do not go together, said alike before and at the start of a run. */
final class Misfit {

    private Misfit() {}

    static String classes(int has, String data, int needs) {
        return "The network tells " + has + " classes apart, but " + data + " has " + needs + ". Set classes to "
                + needs + ".";
    }
}
