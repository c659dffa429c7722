package netwright.training;

import java.util.ArrayList;
import java.util.List;

/**
 * The images of a batch that one device computes.
 *
 * @param from place of the first one
 * @param size how many
 * @param batch images of the whole batch
 */
record Part(int from, int size, int batch) {

    Part {
        if (from < 0 || size < 1 || from + size > batch) {
            throw new IllegalArgumentException("%d images from %d are no part of %d.".formatted(size, from, batch));
        }
    }

    static Part whole(int batch) {
        return new Part(0, batch, batch);
    }

    /** Contiguous parts in order, as even as can be; what does not divide goes to the first ones. */
    static List<Part> of(int batch, int devices) {
        if (batch < devices) {
            throw new TrainingFailed(
                    "A batch of %d cannot be split over %d devices. Raise the batch to %d or more, or ask for fewer devices."
                            .formatted(batch, devices, devices));
        }
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < devices; i++) {
            int size = batch / devices + (i < batch % devices ? 1 : 0);
            parts.add(new Part(from, size, batch));
            from += size;
        }
        return List.copyOf(parts);
    }
}
