package netwright.catalog;

import netwright.architecture.Architecture;
import org.jspecify.annotations.Nullable;

/**
 * A known architecture, ready to open, train and compare.
 *
 * @param id torchvision's name where it has the model
 * @param paper null where no single paper describes it
 * @param published null for starters, which nobody has published results for
 * @param idea what is new about it, in a few sentences; what its family has in common where it has none of its own
 * @param note how it differs from the paper, in a sentence or two
 * @param starter small enough to train on a CPU within minutes
 */
public record Preset(
        String id,
        String title,
        String family,
        int year,
        @Nullable Paper paper,
        @Nullable Published published,
        String idea,
        String note,
        boolean starter,
        Architecture architecture) {}
