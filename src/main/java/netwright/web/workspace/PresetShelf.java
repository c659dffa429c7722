package netwright.web.workspace;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import netwright.analysis.Analysis;
import netwright.catalog.Preset;
import netwright.catalog.Presets;
import org.springframework.stereotype.Component;

/** The presets with their analyses, worked out once while the app starts, because every page that lists them needs all. */
@Component
public class PresetShelf {

    /** A preset with its analysis. */
    public record Item(Preset preset, Analysis analysis) {}

    private final CompletableFuture<List<Item>> items = new CompletableFuture<>();

    PresetShelf() {
        Thread.ofVirtual().name("presets").start(() -> {
            try {
                items.complete(Presets.all().stream()
                        .map(preset -> new Item(preset, Analysis.of(preset.architecture())))
                        .toList());
            } catch (RuntimeException e) {
                items.completeExceptionally(e);
            }
        });
    }

    /** Starters first, then by year, family and size; waits for the first second of the app's life. */
    public List<Item> items() {
        return items.join();
    }

    public List<Item> published() {
        return items().stream().filter(item -> !item.preset().starter()).toList();
    }

    public List<Item> starters() {
        return items().stream().filter(item -> item.preset().starter()).toList();
    }
}
