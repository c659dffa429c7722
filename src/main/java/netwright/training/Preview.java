package netwright.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import netwright.architecture.TensorShape;
import netwright.recipe.Recipe;

/**
 * Training images as a recipe changes them, made by the loader that feeds the trainer.
 *
 * @param data title of the data set
 * @param draws how each variant of the images was mixed, in a word or two; empty words where nothing is to be mixed
 * @param rows one an image
 */
public record Preview(String data, List<String> draws, List<Row> rows) {

    /**
     * @param label class of the image
     * @param original PNG, fitted to the network's input
     */
    public record Row(String label, byte[] original, List<Variant> variants) {}

    /**
     * @param png as the network sees it, but for the normalisation
     * @param label {@code cat}, or {@code 0.70 cat + 0.30 dog} where two images were mixed
     */
    public record Variant(byte[] png, String label) {}

    /**
     * Draws some images and changes each a few times. What is mixed is mixed within these images.
     *
     * @param input C×H×W that the network takes
     * @param seed of the choice and the changes
     * @throws DataSetFailed when the images cannot be read
     */
    public static Preview of(DataSets sets, Recipe recipe, TensorShape input, int images, int variants, long seed) {
        ImageData data = sets.load(recipe.data(), input, FetchProgress.SILENT);
        ImageSet train = data.train();
        int[] order = Shuffle.order(train.count(), seed);
        int shown = Math.min(images, train.count());
        BatchFeed feed = new BatchFeed(data, train, data.classNames().size(), shown);
        BatchFeed.Changes changes = BatchFeed.Changes.of(recipe, data);
        List<String> draws = new ArrayList<>();
        List<List<Variant>> changed = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            changed.add(new ArrayList<>());
        }
        for (int variant = 1; variant <= variants; variant++) {
            Mixer mixer = feed.fill(order, 0, changes, Seeds.of(seed, variant));
            draws.add(recipe.mixing().isEmpty() ? "" : mixer.label());
            float[] pixels = feed.pixels();
            for (int i = 0; i < shown; i++) {
                byte[] png = Png.of(bytes(pixels, i, data), data.shape());
                changed.get(i).add(new Variant(png, label(feed.targets(), i, data.classNames())));
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            String label = data.classNames().get(train.label(order[i]));
            rows.add(new Row(label, Png.of(train, order[i]), changed.get(i)));
        }
        return new Preview(data.title(), draws, rows);
    }

    /** Takes the normalisation back. */
    private static byte[] bytes(float[] pixels, int image, ImageData data) {
        int size = Math.toIntExact(data.shape().elements());
        int plane = size / data.mean().length;
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            int channel = i / plane;
            float value = pixels[image * size + i] * data.deviation()[channel] + data.mean()[channel];
            bytes[i] = (byte) Math.clamp(Math.round(value), 0, 255);
        }
        return bytes;
    }

    private static String label(Targets targets, int image, List<String> names) {
        String own = names.get(targets.labels()[image]);
        String partner = names.get(targets.partners()[image]);
        return targets.share() == 1 || own.equals(partner)
                ? own
                : String.format(Locale.ROOT, "%.2f %s + %.2f %s", targets.share(), own, 1 - targets.share(), partner);
    }
}
