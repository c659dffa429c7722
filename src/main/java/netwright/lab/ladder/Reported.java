package netwright.lab.ladder;

/**
 * What Liu et al. (2022) print for a network: arXiv:2201.03545v2, appendix C, table 10.
 *
 * @param top1 ImageNet-1k top-1 in per cent, mean of three seeds
 * @param deviation standard deviation over the seeds, in points; 0 where the table gives none
 * @param gflops as printed; multiply-adds, as the papers of this field count
 */
public record Reported(double top1, double deviation, double gflops) {}
