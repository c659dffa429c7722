package netwright.training;

import java.nio.ByteBuffer;
import java.util.List;
import netwright.architecture.TensorShape;

/**
 * A data set as read for one architecture.
 *
 * @param title for people
 * @param classNames in label order
 * @param train images to learn from
 * @param test images to validate on
 * @param mean per channel of the training images, 0 to 255
 * @param deviation standard deviation per channel, 0 to 255, never 0
 * @param hash SHA-256 over the stored pixels and labels of all these images
 */
public record ImageData(
        String title,
        List<String> classNames,
        ImageSet train,
        ImageSet test,
        float[] mean,
        float[] deviation,
        String hash) {

    /** Mean and deviation are steady long before this many images. */
    private static final int MEASURED = 10_000;

    static ImageData of(String title, List<String> classNames, ImageSet train, ImageSet test) {
        int channels = train.shape().channels();
        float[] mean = new float[channels];
        float[] deviation = new float[channels];
        measure(train, mean, deviation);
        String hash = hash(train, test);
        return new ImageData(title, List.copyOf(classNames), train, test, mean, deviation, hash);
    }

    /** With part of the images of each split, each class by its share; 0 for all of a split. */
    ImageData share(int training, int validation) {
        ImageSet some = training == 0 ? train : train.share(training);
        ImageSet checked = validation == 0 ? test : test.share(validation);
        return some == train && checked == test ? this : of(title, classNames, some, checked);
    }

    /** Shape of one image as the network gets it, C×H×W. */
    public TensorShape shape() {
        return train.shape();
    }

    /** What was done to fit the images to the network, as a sentence; empty when nothing. */
    public String fitting() {
        return train.fitting().isEmpty() ? "" : title + " is " + train.fitting() + ".";
    }

    private static void measure(ImageSet images, float[] mean, float[] deviation) {
        int channels = images.shape().channels();
        int plane = images.shape().height() * images.shape().width();
        byte[] image = new byte[channels * plane];
        long[] sum = new long[channels];
        long[] squares = new long[channels];
        int step = Math.max(1, images.count() / MEASURED);
        long seen = 0;
        for (int i = 0; i < images.count(); i += step, seen += plane) {
            images.read(i, image);
            for (int at = 0; at < image.length; at++) {
                int value = image[at] & 0xff;
                sum[at / plane] += value;
                squares[at / plane] += (long) value * value;
            }
        }
        for (int channel = 0; channel < channels; channel++) {
            double average = (double) sum[channel] / seen;
            mean[channel] = (float) average;
            double variance = (double) squares[channel] / seen - average * average;
            deviation[channel] = (float) Math.max(1, Math.sqrt(Math.max(0, variance)));
        }
    }

    private static String hash(ImageSet train, ImageSet test) {
        var digest = Hash.sha256();
        for (ImageSet set : List.of(train, test)) {
            digest.update(set.pixels());
            ByteBuffer labels = ByteBuffer.allocate(4 * set.count());
            for (int label : set.labels()) {
                labels.putInt(label);
            }
            digest.update(labels.array());
        }
        return Hash.hex(digest);
    }
}
