package netwright.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import netwright.sweep.Sample;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them; the same everywhere in the product. */
public final class Numbers {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    private Numbers() {}

    /** {@code 25.6 M}: three digits with a decimal prefix. */
    public static String compact(double value) {
        if (value >= 1e12) {
            return digits(value / 1e12) + " T";
        }
        if (value >= 1e9) {
            return digits(value / 1e9) + " G";
        }
        if (value >= 1e6) {
            return digits(value / 1e6) + " M";
        }
        if (value >= 1e4) {
            return digits(value / 1e3) + " K";
        }
        return String.format(Locale.ENGLISH, "%,.0f", value);
    }

    private static String digits(double value) {
        return String.format(Locale.ENGLISH, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    /** {@code 25,557,032}. */
    public static String exact(long value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }

    /** {@code 1 epoch}, {@code 1,200 epochs}. @param one what is counted, in the singular; takes an s for more */
    public static String counted(long count, String one) {
        return exact(count) + " " + one + (count == 1 ? "" : "s");
    }

    /** Decimal megabytes, as model sizes are usually given. */
    public static String bytes(long bytes) {
        return bytes >= 1_000_000_000
                ? digits(bytes / 1e9) + " GB"
                : bytes >= 1_000_000 ? digits(bytes / 1e6) + " MB" : digits(bytes / 1e3) + " KB";
    }

    /** A share as {@code 97.31 %}. */
    public static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ENGLISH, "%.2f %%", 100 * share);
    }

    /** A mean as {@code 97.31 %}, with the deviation where there are several values; a dash where there is nothing. */
    public static String percent(@Nullable Sample shares) {
        if (shares == null) {
            return "–";
        }
        String mean = percent(shares.mean());
        return shares.n() < 2 ? mean : mean + " ± " + decimals(100 * shares.deviation(), 2);
    }

    /** One size over another: {@code 2.25×}, {@code 12.3×}, {@code 0.0412×}. */
    public static String ratio(double ratio) {
        return decimals(ratio, ratio < 0.1 ? 4 : ratio < 10 ? 2 : ratio < 100 ? 1 : 0) + "×";
    }

    /** With so many places behind the point. */
    public static String decimals(double value, int places) {
        return String.format(Locale.ENGLISH, "%." + places + "f", value);
    }

    /** {@code 4.2 s}, {@code 3 min 05 s}, {@code 2 h 07 min}. */
    public static String duration(double seconds) {
        Duration duration = Duration.ofMillis(Math.round(seconds * 1000));
        if (duration.toHours() > 0) {
            return "%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart());
        }
        if (duration.toMinutes() > 0) {
            return "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart());
        }
        return String.format(Locale.ENGLISH, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
    }

    /** {@code 4 Mar 2026, 14:05}, in the server's time zone. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }
}
