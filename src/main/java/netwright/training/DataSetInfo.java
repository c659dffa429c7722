package netwright.training;

import java.util.List;
import netwright.architecture.TensorShape;
import netwright.recipe.ImageTraits;
import netwright.recipe.Recipe;

/**
 * What a person wants to know of a data set before training on it.
 *
 * @param id what a recipe calls it: {@code mnist}, or the path of a folder or zip
 * @param title for people
 * @param shape of one stored image, C×H×W; images are fitted to the architecture's input when read
 * @param classes names in label order
 * @param trainImages number of images to learn from
 * @param testImages number of images to validate on
 * @param fetched whether it lies on the disk, or needs no fetching
 * @param source where it comes from
 * @param licence under which it may be used
 */
public record DataSetInfo(
        String id,
        String title,
        TensorShape shape,
        List<String> classes,
        int trainImages,
        int testImages,
        boolean fetched,
        String source,
        String licence) {

    /** The same with as many images as a recipe uses of them. */
    public DataSetInfo used(Recipe recipe) {
        return new DataSetInfo(
                id,
                title,
                shape,
                classes,
                used(recipe.images(), trainImages),
                used(recipe.testImages(), testImages),
                fetched,
                source,
                licence);
    }

    /** As it will be when it is on the disk. */
    public DataSetInfo asFetched() {
        return new DataSetInfo(id, title, shape, classes, trainImages, testImages, true, source, licence);
    }

    private static int used(int wanted, int there) {
        return wanted == 0 ? there : Math.min(wanted, there);
    }

    /** What may be done to the images without making their labels wrong; of a person's own images little is known. */
    public ImageTraits traits() {
        return KnownSet.of(id)
                .map(KnownSet::traits)
                .orElseGet(() -> new ImageTraits(title, shape.channels() == 1, null, null, null));
    }
}
