package netwright.web.training;

import java.time.Duration;
import netwright.store.QueuePlace;
import netwright.web.Numbers;

/** A place in the queue, in words. */
public final class QueueText {

    private QueueText() {}

    /** {@code number 3 in the queue, starts in about 12 min}. */
    public static String of(QueuePlace place) {
        if (place.held()) {
            return "waits until another run of its owner is over";
        }
        if (place.shortage() != null) {
            return place.shortage().words();
        }
        return turn(place) + (place.startsIn() == null ? "" : ", starts " + when(place.startsIn()));
    }

    /** A sentence with a space before it; empty where nothing is known. */
    static String start(QueuePlace place) {
        if (place.held()) {
            return " It waits until another of your runs is over.";
        }
        if (place.shortage() != null) {
            return " It " + place.shortage().words() + ".";
        }
        return place.startsIn() == null ? "" : " It starts " + when(place.startsIn()) + ".";
    }

    private static String turn(QueuePlace place) {
        return place.position() == 1 ? "next" : "number " + Numbers.exact(place.position()) + " in the queue";
    }

    private static String when(Duration in) {
        long seconds = in.toSeconds();
        if (seconds < 5) {
            return "at once";
        }
        return seconds < 120 ? "in about " + seconds + " s" : "in about " + hoursAndMinutes(Math.round(seconds / 60.0));
    }

    private static String hoursAndMinutes(long minutes) {
        return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
