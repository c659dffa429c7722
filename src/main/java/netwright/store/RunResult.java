package netwright.store;

import java.util.List;

/**
 * What a run learnt to tell apart.
 *
 * @param confusion rows: true class, columns: predicted class, counts over the validation images
 */
public record RunResult(List<String> classNames, int[][] confusion) {}
