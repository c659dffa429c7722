package netwright.web.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import netwright.store.Examinations;
import netwright.training.Devices;
import netwright.training.Examined;
import netwright.training.Examined.Look;
import netwright.training.Paired;
import netwright.web.Numbers;
import org.jspecify.annotations.Nullable;

/** What an examination says, in sentences. */
final class ExaminedText {

    private ExaminedText() {}

    /** {@code +0.80 (−0.31 to +1.91)}: points of top-1 with the 95 % interval. */
    static String change(Paired change) {
        return "%s (%s to %s)"
                .formatted(
                        points(change.difference()),
                        points(change.centre() - change.reach()),
                        points(change.centre() + change.reach()));
    }

    private static String points(double share) {
        double rounded = Math.rint(share * 10_000) / 100;
        return rounded == 0
                ? "0.00"
                : String.format(Locale.ENGLISH, "%+.2f", rounded).replace('-', '−');
    }

    static String crops(Examined examined) {
        Look whole = examined.looks().getFirst();
        Look most = examined.looks().getLast();
        Paired change = most.change();
        double gain = change.difference();
        String effect = gain == 0
                ? "change nothing in top-1 against the single centre crop."
                : "%s %s points of top-1 against the single centre crop, %s."
                        .formatted(
                                gain > 0 ? "gain" : "lose",
                                Numbers.decimals(100 * Math.abs(gain), 2),
                                change.beyondChance()
                                        ? "which is more than chance"
                                        : "within what chance allows on " + Numbers.exact(change.images()) + " images");
        boolean best = examined.looks().stream()
                .allMatch(look -> look.score().top1() <= whole.score().top1());
        return "%s cost %d forward passes an image and %s%s"
                .formatted(
                        most.name(),
                        most.passes(),
                        effect,
                        best
                                ? " None of the crops is better than the whole image, which is what validation in training looks at."
                                : "");
    }

    /** @param classes that the network tells apart */
    static List<String> batchStatistics(Examined examined, int classes) {
        Look running = examined.looks().getFirst();
        if (examined.looks().size() < 2) {
            return List.of("There are too few images for a batch of two.");
        }
        double chance = 1.0 / classes;
        double top1 = running.score().top1();
        if (top1 < chance + 2 * Math.sqrt(chance * (1 - chance) / examined.images())) {
            return List.of(
                    "With running statistics top-1 is %s, about what guessing one of %d classes comes to. Where nothing was learnt there is nothing to lose; train longer first."
                            .formatted(Numbers.percent(top1), classes));
        }
        Look smallest = examined.looks().get(1);
        List<String> sentences = new ArrayList<>();
        Paired change = smallest.change();
        boolean worse = change.beyondChance() && change.difference() < 0;
        sentences.add(
                "In batches of %d top-1 goes from %s to %s. %s"
                        .formatted(
                                smallest.batch(),
                                Numbers.percent(running.score().top1()),
                                Numbers.percent(smallest.score().top1()),
                                worse
                                        ? "Mean and variance of so few images say little about the data, so each image is normalised by the accident of its neighbours, and what the network says of it depends on which they are."
                                        : (change.beyondChance() ? "" : "That is within what chance allows. ")
                                                + "The statistics of a channel are taken over the pixels of all images of a batch, and here these suffice. What the network says of an image depends on its neighbours all the same."));
        if (worse) {
            sentences.add(recovery(examined));
        }
        return sentences;
    }

    /** From which batch on it makes no difference any more. */
    private static String recovery(Examined examined) {
        List<Look> looks = examined.looks();
        int from = looks.size();
        while (from > 1 && !looks.get(from - 1).change().beyondChance()) {
            from--;
        }
        String images = Numbers.exact(examined.images());
        return "The larger the batch, the closer its statistics come to the running ones. "
                + (from < looks.size()
                        ? "From batches of %d on the difference is within what chance allows on %s images."
                                .formatted(looks.get(from).batch(), images)
                        : "Even batches of %d differ by more than chance on %s images."
                                .formatted(looks.getLast().batch(), images));
    }

    /** What was looked at, on what, and what the figures are worth. */
    static String setting(Examinations.Kept kept, Look reference) {
        Examined examined = kept.examined();
        double top1 = reference.score().top1();
        double error = Math.sqrt(top1 * (1 - top1) / examined.images());
        String images = examined.images() == examined.available()
                ? "All " + Numbers.exact(examined.images()) + " validation images"
                : "%s of %s validation images, each class by its share"
                        .formatted(Numbers.exact(examined.images()), Numbers.exact(examined.available()));
        return "%s; %s%s on %s, %s. In parentheses the 95 %% interval of the change, from the images on which the two disagree. The standard error of a top-1 of %s on so many images is %s points."
                .formatted(
                        images,
                        weights(examined.weights()),
                        examined.engine(),
                        examined.device().equals("cpu") ? "the CPU" : Devices.label(examined.device()),
                        Numbers.time(kept.when()),
                        Numbers.percent(top1),
                        Numbers.decimals(100 * error, 2));
    }

    private static String weights(Examined.@Nullable Weights weights) {
        return switch (weights) {
            case null -> "";
            case LAST -> "the weights after the last epoch; ";
            case AVERAGE -> "the averaged weights; ";
            case BEST -> "the weights of the best epoch; ";
        };
    }
}
