package netwright.training;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import netwright.architecture.TensorShape;
import netwright.recipe.Augmentation;
import netwright.recipe.Mixing;

/**
 * How many training images a core loads a second: read, change, normalise, mix. The source of the figures in
 * {@code docs/benchmarks.md}. Processor time is counted and not the clock, so other work on the machine plays little part.
 * Start with {@code -Djava.util.concurrent.ForkJoinPool.common.parallelism=1}.
 */
final class LoaderSpeed {

    private static final int BATCH = 64;
    private static final double SECONDS = 3;

    private LoaderSpeed() {}

    public static void main(String[] args) {
        List<Mixing> mixing = List.of(new Mixing.Mixup(0.2, 1), new Mixing.CutMix(1, 1));
        List<Augmentation> crop = List.of(new Augmentation.RandomCrop(4), new Augmentation.HorizontalFlip(0.5));
        List<Augmentation> inception =
                List.of(Augmentation.RandomResizedCrop.KIND.create(), new Augmentation.HorizontalFlip(0.5));
        List<Augmentation> everything = List.of(
                Augmentation.RandomResizedCrop.KIND.create(),
                new Augmentation.HorizontalFlip(0.5),
                new Augmentation.Rotation(15),
                Augmentation.ColourJitter.KIND.create(),
                new Augmentation.RandomErasing(0.25, 0.02, 0.33, 0.3, 3.3));
        for (int side : args.length == 0 ? new int[] {32, 64, 224} : new int[] {Integer.parseInt(args[0])}) {
            report(side, "nothing", List.of(), List.of());
            report(side, "random crop, flip", crop, List.of());
            report(side, "random resized crop, flip", inception, List.of());
            report(side, "the same, mixup and CutMix", inception, mixing);
            report(side, "and rotation, colour jitter, erasing", everything, mixing);
        }
    }

    private static void report(int side, String what, List<Augmentation> changes, List<Mixing> mixing) {
        TensorShape shape = TensorShape.map(3, side, side);
        byte[] pixels = new byte[Math.toIntExact(256 * shape.elements())];
        new Random(1).nextBytes(pixels);
        ImageSet images = new ImageSet(shape, pixels, new int[256], shape);
        ImageData data = ImageData.of("noise", List.of("one"), images, images);
        BatchFeed feed = new BatchFeed(data, images, 10, BATCH);
        BatchFeed.Changes all = new BatchFeed.Changes(new Augmenter(changes, shape, data.mean()), mixing, 0.1);
        int[] order = IntStream.range(0, 256).toArray();
        run(feed, all, order, SECONDS / 2);
        System.out.printf(
                Locale.ROOT,
                "3×%d×%d, %s: %.0f images a core-second%n",
                side,
                side,
                what,
                run(feed, all, order, SECONDS));
    }

    private static double run(BatchFeed feed, BatchFeed.Changes changes, int[] order, double seconds) {
        double start = processorSeconds();
        int batches = 0;
        while (processorSeconds() - start < seconds) {
            feed.fill(order, batches % 4 * BATCH, changes, batches);
            batches++;
        }
        return batches * BATCH / (processorSeconds() - start);
    }

    private static double processorSeconds() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return system.getProcessCpuTime() / 1e9;
    }
}
