package netwright.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/** Pairs two sequences in order so that the sum of likenesses is greatest (Needleman and Wunsch, 1970, gaps cost nothing). */
final class Alignment {

    private Alignment() {}

    /** One place of the result; a side is null where the other has nothing like it. */
    record Pair<T>(@Nullable T left, @Nullable T right) {}

    /** @param likeness 0 for elements that must not be paired; otherwise the higher the more alike */
    static <T> List<Pair<T>> of(List<T> left, List<T> right, ToIntBiFunction<T, T> likeness) {
        int[][] alike = new int[left.size()][right.size()];
        int[][] best = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                alike[i][j] = likeness.applyAsInt(left.get(i), right.get(j));
                int skip = Math.max(best[i + 1][j], best[i][j + 1]);
                best[i][j] = alike[i][j] == 0 ? skip : Math.max(skip, alike[i][j] + best[i + 1][j + 1]);
            }
        }
        return path(left, right, alike, best);
    }

    /** Of several best ways the one that pairs as early as possible. */
    private static <T> List<Pair<T>> path(List<T> left, List<T> right, int[][] alike, int[][] best) {
        List<Pair<T>> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < left.size() || j < right.size()) {
            if (i < left.size()
                    && j < right.size()
                    && alike[i][j] > 0
                    && best[i][j] == alike[i][j] + best[i + 1][j + 1]) {
                pairs.add(new Pair<>(left.get(i++), right.get(j++)));
            } else if (j == right.size() || i < left.size() && best[i][j] == best[i + 1][j]) {
                pairs.add(new Pair<>(left.get(i++), null));
            } else {
                pairs.add(new Pair<>(null, right.get(j++)));
            }
        }
        return pairs;
    }
}
