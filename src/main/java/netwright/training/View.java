package netwright.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import netwright.architecture.TensorShape;

/**
 * One way to look at a test image: enlarged, cut at a place, perhaps mirrored.
 *
 * @param enlargement short side over the crop, 1 for the whole image
 */
record View(double enlargement, Place place, boolean mirrored) {

    enum Place {
        CENTRE(0.5, 0.5),
        TOP_LEFT(0, 0),
        TOP_RIGHT(0, 1),
        BOTTOM_LEFT(1, 0),
        BOTTOM_RIGHT(1, 1);

        private final double down;
        private final double right;

        Place(double down, double right) {
            this.down = down;
            this.right = right;
        }
    }

    /** The enlargement of the usual centre crop, 224 out of 256 pixels. */
    static final double USUAL = 256.0 / 224;

    /** He et al., 2015, §3.4: short sides of 224, 256, 384, 480 and 640 pixels for crops of 224. */
    static final double[] SCALES = {1, USUAL, 384.0 / 224, 480.0 / 224, 640.0 / 224};

    /** Four corners and the centre, each also mirrored (Krizhevsky et al., 2012, §4.1). */
    static List<View> ten(double enlargement, boolean mirrored) {
        List<View> views = new ArrayList<>();
        for (Place place : Place.values()) {
            views.add(new View(enlargement, place, false));
            if (mirrored) {
                views.add(new View(enlargement, place, true));
            }
        }
        return views;
    }

    /** What is cut out of what, for people: {@code 28×28 out of 32×32}, or of several short sides. */
    static String sizes(List<View> views, TensorShape shape) {
        String crop = shape.height() + "×" + shape.width();
        List<Double> scales = views.stream().map(View::enlargement).distinct().toList();
        if (scales.size() == 1) {
            View view = views.getFirst();
            return view.enlargement == 1
                    ? crop
                    : crop + " out of " + view.side(shape.height()) + "×" + view.side(shape.width());
        }
        int side = Math.min(shape.height(), shape.width());
        return crop + " at short sides of "
                + scales.stream()
                        .map(scale -> String.valueOf(new View(scale, Place.CENTRE, false).side(side)))
                        .collect(Collectors.joining(", "));
    }

    private int side(int pixels) {
        return (int) Math.rint(pixels * enlargement);
    }

    Resample resample(TensorShape shape) {
        int tall = side(shape.height());
        int wide = side(shape.width());
        int top = (int) Math.rint((tall - shape.height()) * place.down);
        int left = (int) Math.rint((wide - shape.width()) * place.right);
        return Resample.window(shape.height(), shape.width(), tall, wide, top, left, shape.height(), shape.width());
    }
}
