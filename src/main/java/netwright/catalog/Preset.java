package netwright.catalog;

import netwright.architecture.Architecture;
import org.jspecify.annotations.Nullable;

public record Preset(
        String id,
        String title,
        String family,
        int year,
        boolean starter,
        @Nullable Published published,
        Architecture architecture) {}
