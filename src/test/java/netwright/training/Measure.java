package netwright.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import netwright.architecture.Architecture;
import netwright.architecture.TensorShape;
import netwright.recipe.Augmentation;
import netwright.recipe.EngineName;
import netwright.recipe.Optimizer;
import netwright.recipe.Recipe;

/**
 * Trains once and prints what came of it; the source of the figures in {@code docs/training-measurements.md}.
 * Arguments: starter, data set, data folder, epochs, batch, optimizer, learning rate, decay, engine, input ({@code 1x28x28} or {@code -}).
 */
final class Measure {

    private Measure() {}

    public static void main(String[] args) throws IOException {
        Architecture architecture = Starters.get(args[0]);
        if (args.length > 9 && !args[9].equals("-")) {
            String[] sides = args[9].split("x");
            architecture = architecture.withInput(TensorShape.map(
                    Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), Integer.parseInt(sides[2])));
        }
        Recipe recipe = Recipe.of(
                        args[1],
                        Integer.parseInt(args[3]),
                        Integer.parseInt(args[4]),
                        Optimizer.kind(args[5])
                                .create()
                                .withLearningRate(Double.parseDouble(args[6]))
                                .withWeightDecay(Double.parseDouble(args[7])))
                .on(EngineName.of(args[8]), "cpu")
                .withAugmentation(
                        args[1].equals("shapes10")
                                ? List.of(new Augmentation.HorizontalFlip(0.5), new Augmentation.Translate(0.125))
                                : List.of());
        Path scratch = Files.createTempDirectory("measure");
        long start = System.nanoTime();
        TrainingOutcome outcome =
                Trainer.train(new TrainingJob(architecture, recipe, Path.of(args[2]), scratch), new Printing(start));
        System.out.printf(
                Locale.ROOT,
                "%s on %s, %s: %.1f s of training, %.1f s in all, %d wrong examples%n",
                architecture.name(),
                args[1],
                outcome.engine(),
                outcome.seconds(),
                (System.nanoTime() - start) / 1e9,
                outcome.wrong().size());
    }

    private record Printing(long start) implements Progress {

        @Override
        public void phase(String text) {}

        @Override
        public void step(StepMetrics m) {
            if (m.step() % 100 == 0) {
                System.out.printf(
                        Locale.ROOT,
                        "  step %d of %d, %.1f s: loss %.4f top-1 %.3f, %.0f images/s%n",
                        m.step(),
                        m.steps(),
                        (System.nanoTime() - start) / 1e9,
                        m.loss(),
                        m.top1(),
                        m.imagesPerSecond());
            }
        }

        @Override
        public void epoch(EpochMetrics m) {
            System.out.printf(
                    Locale.ROOT,
                    "epoch %d, %.1f s: train loss %.4f top-1 %.4f; test loss %.4f top-1 %.4f top-5 %.4f; %.0f images/s%n",
                    m.epoch(),
                    (System.nanoTime() - start) / 1e9,
                    m.trainLoss(),
                    m.trainTop1(),
                    m.validationLoss(),
                    m.validationTop1(),
                    m.validationTop5(),
                    m.imagesPerSecond());
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
