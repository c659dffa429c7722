package netwright.training;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import netwright.architecture.Architecture;
import netwright.training.Examined.Look;
import netwright.training.Examined.Part;
import netwright.training.Examined.Score;
import org.jspecify.annotations.Nullable;

/**
 * What a finished run's weights are worth on the validation images, looked at in other ways than training does. Nothing is
 * saved.
 */
public final class Examination {

    /** Batches whose statistics are tried; the smaller, the noisier. */
    public static final List<Integer> BATCHES = List.of(2, 4, 8, 16, 64);

    private static final int USUAL_BATCH = 64;

    private Examination() {}

    /** How many validation images there are to look at. @throws DataSetFailed when the images are not here */
    public static int available(TrainingJob job) {
        Architecture architecture = job.architecture();
        return new DataSets(job.dataSets())
                .describe(job.recipe().data(), architecture.input())
                .testImages();
    }

    /**
     * First as validation in training does, then with batch norm left in training mode: each image is normalised by the
     * batch that it happens to be in. Shows why running statistics exist; the smaller the batch, the worse. Images come in
     * a shuffled order.
     *
     * @param batches images that share statistics, each at least 1; those larger than all images are left out
     * @return empty when cancelled
     * @throws TrainingFailed when the weights or the images are not here, or the engine fails
     */
    public static Optional<Examined> batchStatistics(TrainingJob job, List<Integer> batches, Progress progress) {
        return FinishedRun.with(job, progress, run -> {
            int images = run.data().test().count();
            List<Integer> possible =
                    batches.stream().filter(batch -> batch <= images).toList();
            Passes passes = new Passes(progress, images * (1 + possible.size()));
            progress.phase("With running statistics");
            int[] order = Shuffle.order(images, job.recipe().seed());
            Evaluation running = evaluate(run, order, Math.min(USUAL_BATCH, images), false, passes);
            List<Look> looks = new ArrayList<>();
            if (running != null) {
                looks.add(look("Running statistics", 0, running, running, images));
            }
            // What moves the running statistics comes after they were used.
            for (int batch : possible) {
                progress.phase("With the statistics of batches of " + batch);
                Evaluation by = running == null ? null : evaluate(run, order, batch, true, passes);
                if (running == null || by == null) {
                    return Optional.empty();
                }
                looks.add(look(batch == 1 ? "Each image" : "Batches of " + batch, batch, running, by, images));
            }
            return looks.isEmpty() ? Optional.empty() : Optional.of(examined(job, run, Part.BATCH_STATISTICS, looks));
        });
    }

    private static @Nullable Evaluation evaluate(
            FinishedRun run, int[] order, int batch, boolean byBatch, Passes passes) {
        Evaluation.Forward forward = (pixels, step) -> {
            passes.add(batch);
            return byBatch
                    ? Engines.inTrainingMode(
                            run.block().engine(), () -> run.block().forward(pixels, Pass.batchStatistics(step)))
                    : run.block().forward(pixels, Pass.inference(step));
        };
        return Evaluation.of(
                forward, run.feed(batch), order, batch, run.classes(), run.manager(), passes.progress::cancelled);
    }

    private static Look look(String name, int batch, Evaluation first, Evaluation now, int images) {
        return new Look(
                name,
                "",
                1,
                batch,
                new Score(now.loss(), now.top1(), now.top5()),
                Paired.of(first.right(), now.right(), images));
    }

    /**
     * Test-time augmentation: the whole image as in validation, the centre crop (224 of 256 pixels), ten crops
     * (Krizhevsky et al., 2012), and ten crops at five scales (He et al., 2015); probabilities are averaged.
     *
     * @param wanted which of them
     * @return in that order; empty when cancelled
     * @throws TrainingFailed when the weights or the images are not here, or the engine fails
     */
    public static Optional<Examined> crops(TrainingJob job, Crops wanted, Progress progress) {
        return FinishedRun.with(job, progress, run -> crops(job, run, wanted, progress));
    }

    private static Optional<Examined> crops(TrainingJob job, FinishedRun run, Crops wanted, Progress progress) {
        Map<String, List<View>> ways = ways(wanted);
        List<Averages> averages = new ArrayList<>();
        ways.values().forEach(views -> averages.add(new Averages(views, run.classes())));
        List<View> distinct =
                ways.values().stream().flatMap(List::stream).distinct().toList();
        int images = run.data().test().count();
        int[] order = IntStream.range(0, images).toArray();
        int batch = Math.min(USUAL_BATCH, images);
        BatchFeed feed = run.feed(batch);
        progress.phase("Looking at validation images in %d ways".formatted(distinct.size()));
        for (int from = 0; from < images; from += batch) {
            for (int i = 0; i < distinct.size(); i++) {
                if (progress.cancelled()) {
                    return Optional.empty();
                }
                View view = distinct.get(i);
                feed.fill(order, from, view);
                try (NDManager step = run.manager().newSubManager()) {
                    float[] scores = run.block()
                            .forward(feed.images(step), Pass.inference(step))
                            .toFloatArray();
                    averages.forEach(average -> average.add(view, scores));
                }
                int count = Math.min(batch, images - from);
                progress.examined(from + (int) ((long) count * (i + 1) / distinct.size()), images);
            }
            for (Averages average : averages) {
                average.settle(feed.labels(), from, Math.min(batch, images - from));
            }
        }
        BitSet single = averages.get(1).right();
        List<Look> looks = new ArrayList<>();
        for (Map.Entry<String, List<View>> way : ways.entrySet()) {
            Averages average = averages.get(looks.size());
            looks.add(new Look(
                    way.getKey(),
                    View.sizes(way.getValue(), run.data().shape()),
                    average.passes(),
                    0,
                    average.score(images),
                    Paired.of(single, average.right(), images)));
        }
        return Optional.of(examined(job, run, Part.CROPS, looks));
    }

    private static Map<String, List<View>> ways(Crops wanted) {
        boolean mirrored = wanted.mirrored();
        Map<String, List<View>> ways = new LinkedHashMap<>();
        ways.put("Whole image", List.of(new View(1, View.Place.CENTRE, false)));
        ways.put("Centre crop", List.of(new View(View.USUAL, View.Place.CENTRE, false)));
        ways.put(mirrored ? "Ten crops" : "Five crops", View.ten(View.USUAL, mirrored));
        if (!wanted.scales()) {
            return ways;
        }
        List<View> scales = new ArrayList<>();
        for (double scale : View.SCALES) {
            scales.addAll(View.ten(scale, mirrored));
        }
        ways.put((mirrored ? "Ten crops" : "Five crops") + " at five scales", scales);
        return ways;
    }

    private static Examined examined(TrainingJob job, FinishedRun run, Part part, List<Look> looks) {
        return new Examined(
                part,
                run.data().test().count(),
                available(job),
                Engines.title(run.engine()),
                job.recipe().device(),
                run.weights(),
                looks);
    }

    /** Counts forward passes, one an image. */
    private static final class Passes {
        private final Progress progress;
        private final int all;
        private int done;

        Passes(Progress progress, int all) {
            this.progress = progress;
            this.all = all;
        }

        void add(int images) {
            done = Math.min(all, done + images);
            progress.examined(done, all);
        }
    }
}
