package netwright.catalog;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import netwright.analysis.Analysis;
import netwright.analysis.Totals;
import netwright.architecture.Architecture;
import netwright.architecture.TensorShape;
import org.jspecify.annotations.Nullable;

/** Networks side by side. Figures that do not exist are a dash. */
public record Comparison(List<Entry> entries) {

    /** Batch for which the training memory is stated. */
    public static final int BATCH = 32;

    private static final String NONE = "–";

    /** One network's column. */
    public record Entry(
            String title,
            TensorShape input,
            int classes,
            Totals totals,
            List<Resolution> stages,
            @Nullable Published published) {}

    /**
     * One line of the table.
     *
     * @param label what is compared, with its unit
     * @param cells one text an entry
     */
    public record Row(String label, List<String> cells) {}

    public Comparison {
        entries = List.copyOf(entries);
    }

    public static Entry entry(String title, Architecture architecture) {
        return entry(title, architecture, null);
    }

    /** Published results belong to the architecture as published; leave them out for one that was changed. */
    public static Entry entry(String title, Architecture architecture, @Nullable Published published) {
        Analysis analysis = Analysis.of(architecture);
        return new Entry(
                title, architecture.input(), architecture.classes(), analysis.totals(), Stages.of(analysis), published);
    }

    public static Entry entry(Preset preset) {
        return entry(preset.title(), preset.architecture(), preset.published());
    }

    public List<Row> rows() {
        return List.of(
                row("Input", entry -> entry.input().toString()),
                row("Classes", entry -> Integer.toString(entry.classes())),
                row("Parameters", entry -> whole(entry.totals().cost().parameters())),
                row("MACs per image", entry -> whole(entry.totals().cost().macs())),
                row("FLOPs per image (2 × MACs)", entry -> whole(entry.totals().flops())),
                row("Weights, MB", entry -> megabytes(entry.totals().weightBytes())),
                row(
                        "Training memory at batch %d, MB".formatted(BATCH),
                        entry -> megabytes(entry.totals().trainingBytes(BATCH))),
                row(
                        "Depth, weighted layers",
                        entry -> Integer.toString(entry.totals().depth())),
                row("Receptive field, pixels", Comparison::receptiveField),
                row(
                        "Stages",
                        entry -> entry.stages().stream()
                                .map(Resolution::toString)
                                .collect(Collectors.joining("\n"))),
                row("Published top-1, %", entry -> percent(entry.published(), Published::top1)),
                row("Published top-5, %", entry -> percent(entry.published(), Published::top5)));
    }

    private Row row(String label, Function<Entry, String> cell) {
        return new Row(label, entries.stream().map(cell).toList());
    }

    private static String receptiveField(Entry entry) {
        return entry.totals().receptiveField() == null
                ? NONE
                : entry.totals().receptiveField().toString();
    }

    private static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f", bytes / 1e6);
    }

    private static String percent(@Nullable Published published, Function<Published, Double> figure) {
        return published == null ? NONE : String.format(Locale.ROOT, "%.3f", figure.apply(published));
    }
}
