package netwright.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Results that others published, on ImageNet-1k.
 *
 * @param top1 accuracy in percent, single crop
 * @param top5 the same among the five highest scores
 * @param crop side of the test images in pixels
 * @param source who measured it with which weights
 * @param parameters trainable values they state, 0 where they state none
 * @param extra images they trained on besides ImageNet-1k, or null
 */
public record Published(
        double top1,
        double top5,
        int crop,
        String source,
        long parameters,
        @Nullable String extra) {}
