package netwright.web.sweep;

import java.util.UUID;

/** Addresses of single sweeps. */
final class SweepPages {

    private SweepPages() {}

    static String sweep(UUID sweep) {
        return "sweep/" + sweep;
    }
}
