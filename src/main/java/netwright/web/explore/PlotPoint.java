package netwright.web.explore;

import java.util.LinkedHashMap;
import java.util.Map;
import netwright.analysis.Cost;
import netwright.catalog.Preset;
import netwright.catalog.Published;
import netwright.store.Speeds;
import netwright.web.Numbers;
import netwright.web.workspace.PresetShelf;
import org.jspecify.annotations.Nullable;

/**
 * A network in the plot of accuracy against cost.
 *
 * @param page its address within the app
 * @param group what it is counted among
 * @param top1 in percent, on the images of the plot
 * @param year of its paper; null for what was made here
 * @param source who measured the accuracy
 * @param speed as measured on this machine, or null
 */
record PlotPoint(
        String page,
        String title,
        String group,
        double top1,
        Cost cost,
        @Nullable Integer year,
        String source,
        Speeds.@Nullable Measured speed) {

    /** A preset under its published accuracy. */
    static PlotPoint of(PresetShelf.Item item, Published published, Speeds.@Nullable Measured speed) {
        Preset preset = item.preset();
        return new PlotPoint(
                ArchitectureView.address(preset),
                preset.title(),
                preset.family(),
                published.top1(),
                item.analysis().totals().cost(),
                preset.year(),
                published.source(),
                speed);
    }

    /** NaN where it was not measured. */
    double at(PlotAxis axis) {
        return axis == PlotAxis.SPEED
                ? speed == null ? Double.NaN : speed.speed().imagesPerSecond()
                : axis.of(cost);
    }

    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Top-1", Numbers.decimals(top1, 2) + " %");
        facts.put("Parameters", Numbers.exact(cost.parameters()));
        facts.put("MACs", Numbers.exact(cost.macs()));
        facts.put("Activations", Numbers.exact(cost.weightedActivations()));
        if (speed != null) {
            facts.put("Measured", Numbers.decimals(speed.speed().imagesPerSecond(), 1) + " images/s");
        }
        if (year != null) {
            facts.put("Family, year", group + ", " + year);
        }
        facts.put("From", source);
        return facts;
    }
}
