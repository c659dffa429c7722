package netwright.recipe;

import java.util.List;
import netwright.architecture.Field;

/**
 * A random change of one training image. A recipe holds a list of them, which are applied in order to the image as fitted
 * to the network's input, before it is normalised with the data set's own mean and deviation.
 */
public sealed interface Augmentation extends Part {

    /** Every kind, in the order of a form. */
    static List<Kind<? extends Augmentation>> kinds() {
        return List.of(
                HorizontalFlip.KIND,
                VerticalFlip.KIND,
                RandomCrop.KIND,
                RandomResizedCrop.KIND,
                ScaleCrop.KIND,
                Translate.KIND,
                Rotation.KIND,
                ColourJitter.KIND,
                RandomErasing.KIND,
                Cutout.KIND);
    }

    @Override
    Kind<? extends Augmentation> kind();

    static Kind<? extends Augmentation> kind(String id) {
        return Kind.find("augmentation", kinds(), id);
    }

    private static Field p(double usual) {
        return Field.decimal("p", "Probability", usual, 0, 1, "Share of the images that are changed.");
    }

    private static Field amount(String name, String label, double usual, double max, String help) {
        return Field.decimal(name, label, usual, 0, max, help);
    }

    /** Mirrors left to right. */
    record HorizontalFlip(double p) implements Augmentation {
        public static final Kind<HorizontalFlip> KIND = new Kind<>(
                "horizontal_flip",
                "Horizontal flip",
                "Mirrors left to right. Not for digits, letters or anything that has a handedness.",
                "Krizhevsky et al., 2012, §4.1; torchvision's RandomHorizontalFlip",
                List.of(Augmentation.p(0.5)),
                s -> new HorizontalFlip(s.decimal("p")));

        public HorizontalFlip {
            Part.check(KIND, p);
        }

        @Override
        public Kind<HorizontalFlip> kind() {
            return KIND;
        }
    }

    /** Mirrors top to bottom. */
    record VerticalFlip(double p) implements Augmentation {
        public static final Kind<VerticalFlip> KIND = new Kind<>(
                "vertical_flip",
                "Vertical flip",
                "Mirrors top to bottom. For pictures that have no up: from above, or through a microscope.",
                "torchvision's RandomVerticalFlip",
                List.of(Augmentation.p(0.5)),
                s -> new VerticalFlip(s.decimal("p")));

        public VerticalFlip {
            Part.check(KIND, p);
        }

        @Override
        public Kind<VerticalFlip> kind() {
            return KIND;
        }
    }

    /** Pads every side with zeros and cuts the input's size out anywhere. */
    record RandomCrop(int padding) implements Augmentation {
        public static final Kind<RandomCrop> KIND = new Kind<>(
                "random_crop",
                "Random crop with padding",
                "Moves the picture by up to so many pixels; zeros come in.",
                "He et al., 2015, §4.2; torchvision's RandomCrop",
                List.of(Field.integer("padding", "Padding", 4, 1, 512, "pixels", "Zeros on each side.")),
                s -> new RandomCrop(s.integer("padding")));

        public RandomCrop {
            Part.check(KIND, padding);
        }

        @Override
        public Kind<RandomCrop> kind() {
            return KIND;
        }
    }

    /** Cuts out a part of random area and aspect and resizes it (bilinear, antialiased) to the input. */
    record RandomResizedCrop(double minScale, double maxScale, double minAspect, double maxAspect)
            implements Augmentation {
        public static final Kind<RandomResizedCrop> KIND = new Kind<>(
                "random_resized_crop",
                "Random resized crop",
                "Cuts out a part of random area and shape and stretches it to the input's size.",
                "Szegedy et al., 2015, §6; torchvision's RandomResizedCrop",
                List.of(
                        Field.decimal("minScale", "Smallest area", 0.08, 0.001, 1, "As a share of the picture."),
                        Field.decimal("maxScale", "Largest area", 1, 0.001, 1, "As a share of the picture."),
                        Field.decimal("minAspect", "Flattest aspect", 0.75, 0.1, 10, "Width over height."),
                        Field.decimal("maxAspect", "Widest aspect", 4.0 / 3, 0.1, 10, "Width over height.")),
                s -> new RandomResizedCrop(
                        s.decimal("minScale"), s.decimal("maxScale"), s.decimal("minAspect"), s.decimal("maxAspect")));

        public RandomResizedCrop {
            Part.check(KIND, minScale, maxScale, minAspect, maxAspect);
            Ranges.ordered("minScale", minScale, "maxScale", maxScale);
            Ranges.ordered("minAspect", minAspect, "maxAspect", maxAspect);
        }

        @Override
        public Kind<RandomResizedCrop> kind() {
            return KIND;
        }
    }

    /**
     * Enlarges the picture so that its sides are {@code from} to {@code to} times the input's and cuts the input's size out
     * anywhere. ResNet's short side from [256, 480] with crops of 224 is 256/224 to 480/224; AlexNet's fixed 256 is
     * 256/224 twice.
     */
    record ScaleCrop(double from, double to) implements Augmentation {
        public static final Kind<ScaleCrop> KIND = new Kind<>(
                "scale_crop",
                "Scale and crop",
                "Enlarges the picture at random and cuts the input's size out of it: the ResNet recipe for any crop size.",
                "Simonyan & Zisserman, 2014, §3.1; He et al., 2015, §3.4",
                List.of(
                        Field.decimal("from", "Least enlargement", 256.0 / 224, 1, 8, "Short side over the crop."),
                        Field.decimal("to", "Largest enlargement", 480.0 / 224, 1, 8, "Short side over the crop.")),
                s -> new ScaleCrop(s.decimal("from"), s.decimal("to")));

        public ScaleCrop {
            Part.check(KIND, from, to);
            Ranges.ordered("from", from, "to", to);
        }

        @Override
        public Kind<ScaleCrop> kind() {
            return KIND;
        }
    }

    /** Moves by up to a share of each side; zeros come in. */
    record Translate(double share) implements Augmentation {
        public static final Kind<Translate> KIND = new Kind<>(
                "translate",
                "Translate",
                "Moves the picture by up to a share of its sides, whole pixels; zeros come in.",
                "torchvision's RandomAffine(translate)",
                List.of(Field.decimal("share", "Largest move", 0.125, 0, 1, "As a share of the side.")),
                s -> new Translate(s.decimal("share")));

        public Translate {
            Part.check(KIND, share);
        }

        @Override
        public Kind<Translate> kind() {
            return KIND;
        }
    }

    /** Turns about the centre by an angle drawn from ±degrees, bilinear; zeros come in. */
    record Rotation(double degrees) implements Augmentation {
        public static final Kind<Rotation> KIND = new Kind<>(
                "rotation",
                "Rotation",
                "Turns the picture about its centre, either way; zeros come in at the corners.",
                "torchvision's RandomRotation, bilinear",
                List.of(new Field(
                        "degrees",
                        "Largest angle",
                        Field.Kind.DECIMAL,
                        15.0,
                        0,
                        180,
                        List.of(),
                        "degrees",
                        "Drawn evenly from both ways.")),
                s -> new Rotation(s.decimal("degrees")));

        public Rotation {
            Part.check(KIND, degrees);
        }

        @Override
        public Kind<Rotation> kind() {
            return KIND;
        }
    }

    /**
     * Brightness, contrast and saturation times a factor drawn from [max(0, 1 − x), 1 + x], hue turned by up to ±x of the
     * circle, in random order, on bytes.
     */
    record ColourJitter(double brightness, double contrast, double saturation, double hue) implements Augmentation {
        public static final Kind<ColourJitter> KIND = new Kind<>(
                "colour_jitter",
                "Colour jitter",
                "Changes brightness, contrast, saturation and hue at random. The last two do nothing to gray pictures.",
                "Howard, 2013; torchvision's ColorJitter",
                List.of(
                        Augmentation.amount("brightness", "Brightness", 0.4, 1, "Factors from 1 − x to 1 + x."),
                        Augmentation.amount("contrast", "Contrast", 0.4, 1, "Factors from 1 − x to 1 + x."),
                        Augmentation.amount("saturation", "Saturation", 0.4, 1, "Factors from 1 − x to 1 + x."),
                        Augmentation.amount("hue", "Hue", 0.1, 0.5, "Largest turn, as a share of the colour circle.")),
                s -> new ColourJitter(
                        s.decimal("brightness"), s.decimal("contrast"), s.decimal("saturation"), s.decimal("hue")));

        public ColourJitter {
            Part.check(KIND, brightness, contrast, saturation, hue);
        }

        @Override
        public Kind<ColourJitter> kind() {
            return KIND;
        }
    }

    /** Puts the data set's mean colour over a rectangle of random area and aspect. */
    record RandomErasing(double p, double minArea, double maxArea, double minAspect, double maxAspect)
            implements Augmentation {
        public static final Kind<RandomErasing> KIND = new Kind<>(
                "random_erasing",
                "Random erasing",
                "Covers a rectangle with the set's mean colour, so that no single part is enough.",
                "Zhong et al., 2020; torchvision's RandomErasing",
                List.of(
                        Augmentation.p(0.1),
                        Field.decimal("minArea", "Smallest area", 0.02, 0.001, 1, "As a share of the picture."),
                        Field.decimal("maxArea", "Largest area", 0.33, 0.001, 1, "As a share of the picture."),
                        Field.decimal("minAspect", "Flattest aspect", 0.3, 0.1, 10, "Height over width."),
                        Field.decimal("maxAspect", "Tallest aspect", 3.3, 0.1, 10, "Height over width.")),
                s -> new RandomErasing(
                        s.decimal("p"),
                        s.decimal("minArea"),
                        s.decimal("maxArea"),
                        s.decimal("minAspect"),
                        s.decimal("maxAspect")));

        public RandomErasing {
            Part.check(KIND, p, minArea, maxArea, minAspect, maxAspect);
            Ranges.ordered("minArea", minArea, "maxArea", maxArea);
            Ranges.ordered("minAspect", minAspect, "maxAspect", maxAspect);
        }

        @Override
        public Kind<RandomErasing> kind() {
            return KIND;
        }
    }

    /** Puts the mean colour over a square around any pixel; parts outside the picture are cut off. */
    record Cutout(double length) implements Augmentation {
        public static final Kind<Cutout> KIND = new Kind<>(
                "cutout",
                "Cutout",
                "Covers a square around a random pixel with the set's mean colour.",
                "DeVries & Taylor, 2017 (16 of 32 pixels for CIFAR-10)",
                List.of(Field.decimal("length", "Side of the square", 0.5, 0.01, 2, "As a share of the short side.")),
                s -> new Cutout(s.decimal("length")));

        public Cutout {
            Part.check(KIND, length);
        }

        @Override
        public Kind<Cutout> kind() {
            return KIND;
        }
    }
}
