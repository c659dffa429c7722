package netwright.web.workspace;

import java.util.List;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.store.Run;
import netwright.training.EpochMetrics;
import org.jspecify.annotations.Nullable;

/**
 * A network that can stand beside others.
 *
 * @param key {@code preset:resnet18}, {@code design:…} or {@code run:…}, as in the page's address
 * @param kind "Preset", "Design" or "Run"
 * @param publishedTop1 share, or null where there is none; from the source named
 * @param measured what was trained here, or null
 * @param run the run that it is, or null
 */
public record Candidate(
        String key,
        String title,
        String kind,
        Architecture architecture,
        Analysis analysis,
        @Nullable Double publishedTop1,
        @Nullable Double publishedTop5,
        @Nullable String source,
        @Nullable Measured measured,
        @Nullable Run run) {

    /**
     * @param data the images it was trained on
     * @param top1 best validation top-1, a share
     */
    public record Measured(String data, double top1, double top5, double imagesPerSecond, List<EpochMetrics> epochs) {}

    /** The accuracy to plot: what was measured here, else what was published. */
    public @Nullable Double accuracy() {
        return measured != null ? Double.valueOf(measured.top1()) : publishedTop1;
    }
}
