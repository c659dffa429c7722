package netwright.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import netwright.architecture.Architecture;
import netwright.recipe.Recipe;
import netwright.recipe.Transfer;

/** Trains a network on images. */
public final class Trainer {

    private Trainer() {}

    /**
     * Trains to the end or to the pause, or until {@code progress} says it is cancelled. Goes on from a checkpoint of the same job and
     * then gives the same numbers as an uninterrupted run on the same engine and machine.
     *
     * @throws TrainingFailed when it cannot start or go on; the message says what to try
     */
    public static TrainingOutcome train(TrainingJob job, Progress progress) {
        try {
            return run(job, progress);
        } catch (CancellationException stopped) {
            int classes = job.architecture().classes();
            return new TrainingOutcome(
                    TrainingOutcome.End.CANCELLED,
                    job.recipe().engine().label(),
                    job.recipe().device(),
                    "",
                    List.of(),
                    List.of(),
                    new int[classes][classes],
                    List.of(),
                    0);
        } catch (OutOfMemoryError | EngineException e) {
            throw explained(e, job.recipe());
        }
    }

    private static TrainingOutcome run(TrainingJob job, Progress progress) {
        Recipe recipe = job.recipe();
        Architecture architecture = job.architecture();
        LoweredBlock block = Lowering.lower(architecture, recipe);
        ImageData data = data(job, progress);
        refuseMisfits(architecture, data);
        progress.phase("Starting " + recipe.engine().label());
        Engine engine = Engines.get(recipe.engine());
        Device device = Engines.device(engine, recipe.device());
        try (NDManager manager = engine.newBaseManager(device);
                Replicas replicas = Replicas.of(architecture, recipe, block, engine, manager)) {
            block.initialize(manager, recipe.seed());
            Thaw thaw = transfer(job, block, progress);
            TrainingLoop loop = new TrainingLoop(job, data, replicas, thaw, manager, progress);
            TrainingOutcome.End end = loop.run();
            Evaluation evaluation = loop.evaluation();
            List<TrainingOutcome.WrongExample> wrong = evaluation.mistakes().stream()
                    .map(mistake -> wrong(mistake, data.test()))
                    .toList();
            return new TrainingOutcome(
                    end,
                    Engines.title(engine),
                    recipe.device(),
                    data.hash(),
                    names(data.classNames(), architecture.classes()),
                    loop.epochs(),
                    evaluation.confusion(),
                    wrong,
                    loop.seconds());
        }
    }

    static Thaw transfer(TrainingJob job, LoweredBlock block, Progress progress) {
        if (!(job.recipe().transfer() instanceof Transfer transfer)) {
            return Thaw.ALL;
        }
        Backbone backbone = Backbone.take(transfer, job, block);
        progress.phase(backbone.report());
        return backbone.thaw();
    }

    static ImageData data(TrainingJob job, Progress progress) {
        FetchProgress reading = new FetchProgress() {
            private String last = "";

            @Override
            public void report(String phase, long done, long total) {
                String text = total == 0 ? phase : phase + ", " + 100 * done / total + " %";
                if (!text.equals(last)) {
                    last = text;
                    progress.phase(text);
                }
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        };
        ImageData all = new DataSets(job.dataSets())
                .load(job.recipe().data(), job.architecture().input(), reading);
        ImageData data = all.share(job.recipe().images(), job.recipe().testImages());
        if (data != all) {
            progress.phase("Using %,d of %,d training images and %,d of %,d validation images"
                    .formatted(
                            data.train().count(),
                            all.train().count(),
                            data.test().count(),
                            all.test().count()));
        }
        if (!data.fitting().isEmpty()) {
            progress.phase(data.fitting());
        }
        if (!job.recipe().augmentation().isEmpty()) {
            progress.phase("Training images are changed at random: "
                    + job.recipe().augmentation().stream()
                            .map(change -> change.kind().label().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", ")));
        }
        return data;
    }

    private static void refuseMisfits(Architecture architecture, ImageData data) {
        int needed = data.classNames().size();
        if (architecture.classes() < needed) {
            throw new TrainingFailed(Misfit.classes(architecture.classes(), data.title(), needed));
        }
    }

    /** A network may have more classes than the data; each row of the confusion matrix still has a name. */
    private static List<String> names(List<String> known, int classes) {
        return IntStream.range(0, classes)
                .mapToObj(i -> i < known.size() ? known.get(i) : "unused " + i)
                .toList();
    }

    private static TrainingOutcome.WrongExample wrong(Evaluation.Mistake mistake, ImageSet images) {
        return new TrainingOutcome.WrongExample(
                mistake.index(),
                mistake.actual(),
                mistake.predicted(),
                mistake.confidence(),
                Png.of(images, mistake.index()));
    }

    static TrainingFailed explained(Throwable e, Recipe recipe) {
        String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        boolean memory = e instanceof OutOfMemoryError
                || text.contains("memory")
                || text.contains("bad_alloc")
                || text.contains("alloc");
        if (memory) {
            return new TrainingFailed(
                    "The memory is used up with batches of " + recipe.batch() + ". Try a batch of "
                            + Math.max(1, recipe.batch() / 2) + ", a smaller input or fewer channels.",
                    e);
        }
        return new TrainingFailed(
                recipe.engine().label() + " reports: " + firstLine(e)
                        + ". Try the other engine; if it fails too, this network cannot be trained as it is drawn.",
                e);
    }

    private static String firstLine(Throwable e) {
        String text = String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse(e.toString())
                .strip();
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
