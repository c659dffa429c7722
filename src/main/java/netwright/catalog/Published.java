package netwright.catalog;

import org.jspecify.annotations.Nullable;

public record Published(
        @Nullable Double top1,
        @Nullable Double top5,
        @Nullable String source) {}
