package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a finished run's weights are worth on the validation images, looked at in other ways than training does. */
public final class Examination {

    private static final int USUAL_BATCH = 64;

    private Examination() {}

    /** Mean cross-entropy in nats, and shares from 0 to 1. */
    public record Score(double loss, double top1, double top5) {}

    /**
     * One way to look at test images.
     *
     * @param name for people
     * @param views forward passes an image
     * @param score of the averaged probabilities
     * @param gain in top-1 over the single centre crop, in shares
     */
    public record TestTime(String name, int views, Score score, double gain) {}

    /** As validation in training does; empty when cancelled. */
    public static Optional<Score> plain(TrainingJob job, Progress progress) {
        return FinishedRun.with(job, progress, run -> {
            int batch = Math.min(USUAL_BATCH, run.data().test().count());
            return score(Evaluation.of(
                    run.block(),
                    run.feed(batch),
                    run.data().test(),
                    batch,
                    run.classes(),
                    run.manager(),
                    progress::cancelled));
        });
    }

    /**
     * With batch norm left in training mode: each image is normalised by the batch that it happens to be in. Shows why
     * running statistics exist; the smaller the batch, the worse. Images come in a shuffled order. Nothing is saved.
     *
     * @param batch images that share statistics, at least 1
     * @return empty when cancelled
     */
    public static Optional<Score> withBatchStatistics(TrainingJob job, int batch, Progress progress) {
        return FinishedRun.with(job, progress, run -> {
            int images = run.data().test().count();
            int[] order = Shuffle.order(images, job.recipe().seed());
            return score(Evaluation.of(
                    (pixels, step) -> byBatch(run, pixels, step),
                    run.feed(batch),
                    order,
                    batch,
                    run.classes(),
                    run.manager(),
                    progress::cancelled));
        });
    }

    private static NDArray byBatch(FinishedRun run, NDArray pixels, NDManager step) {
        return Engines.inTrainingMode(
                run.block().engine(), () -> run.block().forward(pixels, Pass.batchStatistics(step)));
    }

    private static Optional<Score> score(@org.jspecify.annotations.Nullable Evaluation evaluation) {
        return Optional.ofNullable(evaluation).map(e -> new Score(e.loss(), e.top1(), e.top5()));
    }

    /**
     * Test-time augmentation: the whole image as in validation, the centre crop (224 of 256 pixels), ten crops
     * (Krizhevsky et al., 2012), and ten crops at five scales (He et al., 2015); probabilities are averaged.
     *
     * @param mirrored false leaves the mirrored views out, for images whose mirror image means something else
     * @return in that order; empty when cancelled
     */
    public static List<TestTime> testTime(TrainingJob job, boolean mirrored, Progress progress) {
        return FinishedRun.with(job, progress, run -> testTime(run, mirrored, progress));
    }

    private static List<TestTime> testTime(FinishedRun run, boolean mirrored, Progress progress) {
        Map<String, List<View>> ways = ways(mirrored);
        List<Averages> averages = new ArrayList<>();
        ways.values().forEach(views -> averages.add(new Averages(views, run.classes())));
        int images = run.data().test().count();
        int[] order = java.util.stream.IntStream.range(0, images).toArray();
        int batch = Math.min(USUAL_BATCH, images);
        BatchFeed feed = run.feed(batch);
        for (int from = 0; from < images; from += batch) {
            progress.phase("Looking at test images from all sides, %d %%".formatted(100L * from / images));
            for (View view : distinct(ways)) {
                if (progress.cancelled()) {
                    return List.of();
                }
                feed.fill(order, from, view);
                try (NDManager step = run.manager().newSubManager()) {
                    float[] scores = run.block()
                            .forward(feed.images(step), Pass.inference(step))
                            .toFloatArray();
                    averages.forEach(average -> average.add(view, scores));
                }
            }
            int count = Math.min(batch, images - from);
            averages.forEach(average -> average.settle(feed.labels(), count));
        }
        List<TestTime> results = new ArrayList<>();
        double single = averages.get(1).score(images).top1();
        for (String name : ways.keySet()) {
            Averages average = averages.get(results.size());
            Score score = average.score(images);
            results.add(new TestTime(name, average.views.size(), score, score.top1() - single));
        }
        return results;
    }

    private static Map<String, List<View>> ways(boolean mirrored) {
        Map<String, List<View>> ways = new LinkedHashMap<>();
        ways.put("Whole image", List.of(new View(1, View.Place.CENTRE, false)));
        ways.put("Centre crop", List.of(new View(View.USUAL, View.Place.CENTRE, false)));
        ways.put(mirrored ? "Ten crops" : "Five crops", View.ten(View.USUAL, mirrored));
        List<View> scales = new ArrayList<>();
        for (double scale : View.SCALES) {
            scales.addAll(View.ten(scale, mirrored));
        }
        ways.put((mirrored ? "Ten crops" : "Five crops") + " at five scales", scales);
        return ways;
    }

    private static List<View> distinct(Map<String, List<View>> ways) {
        return ways.values().stream().flatMap(List::stream).distinct().toList();
    }

    /** Sums of probabilities over the views of one batch, and the scores of the batches before. */
    private static final class Averages {
        final List<View> views;
        final int classes;
        double[] sums = {};
        double loss;
        int right;
        int among5;

        Averages(List<View> views, int classes) {
            this.views = views;
            this.classes = classes;
        }

        void add(View view, float[] scores) {
            if (!views.contains(view)) {
                return;
            }
            if (sums.length == 0) {
                sums = new double[scores.length];
            }
            for (int from = 0; from < scores.length; from += classes) {
                Scores image = new Scores(scores, from, classes);
                double logSum = image.crossEntropy(0) + scores[from];
                for (int c = 0; c < classes; c++) {
                    sums[from + c] += Math.exp(scores[from + c] - logSum);
                }
            }
        }

        void settle(int[] labels, int count) {
            for (int i = 0; i < count; i++) {
                double own = sums[i * classes + labels[i]];
                int better = 0;
                int first = 0;
                for (int c = 0; c < classes; c++) {
                    better += sums[i * classes + c] > own ? 1 : 0;
                    first = sums[i * classes + c] > sums[i * classes + first] ? c : first;
                }
                right += first == labels[i] ? 1 : 0;
                among5 += better < 5 ? 1 : 0;
                loss -= Math.log(Math.max(Double.MIN_NORMAL, own / views.size()));
            }
            sums = new double[] {};
        }

        Score score(int images) {
            return new Score(loss / images, (double) right / images, (double) among5 / images);
        }
    }
}
