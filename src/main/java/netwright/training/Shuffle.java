package netwright.training;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Fisher–Yates with a generator whose numbers the Java specification fixes. */
final class Shuffle {

    private Shuffle() {}

    static <T> void inPlace(List<T> list, SplittableRandom random) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, random.nextInt(i + 1));
        }
    }

    /** A permutation of 0 … count − 1 that depends on the seed alone. */
    static int[] order(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
