package netwright.lab.ladder;

import netwright.analysis.Analysis;
import netwright.architecture.Architecture;

/**
 * One network on the way from ResNet-50 to ConvNeXt-T.
 *
 * @param number from 0
 * @param change what is different from the rung before, in one sentence
 * @param idea why one would do that
 * @param inspiration where it comes from
 * @param remark what to know of the figures; empty where there is nothing
 * @param block one of its blocks as layers, on a 56×56 map
 */
public record Rung(
        int number,
        String title,
        String change,
        String idea,
        String inspiration,
        String remark,
        Reported reported,
        Architecture architecture,
        Analysis analysis,
        Architecture block) {

    public double gmacs() {
        return analysis.totals().cost().macs() / 1e9;
    }
}
