package netwright.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Where an architecture was first described.
 *
 * @param arxiv number at arXiv, {@code 1512.03385}, or null where it is not there
 */
public record Paper(
        String title,
        String authors,
        String venue,
        @Nullable String arxiv) {}
