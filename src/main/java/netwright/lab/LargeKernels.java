package netwright.lab;

import java.util.ArrayList;
import java.util.List;
import netwright.architecture.Conv2d;
import netwright.architecture.Padding;
import netwright.architecture.Size;
import org.jspecify.annotations.Nullable;

/**
 * A kernel of 2n + 1 pixels becomes n of 3×3 (Simonyan and Zisserman, 2015, §2.3): 27·C² weights in place of 49·C² for 7×7. At
 * stride 1, or with the stride on the last one, the stack sees exactly what the large kernel saw. With the stride on the
 * first one, as in the deep stems of ResNet-C (He et al., 2019, figure 2b), it costs less and sees more: 3 + 2·stride·(n − 1)
 * pixels. The output's shape stays in any case.
 *
 * @param early the stride goes to the first convolution where the padding allows that
 */
record LargeKernels(Between between, boolean early) implements LayerRule {

    private static final int SMALLEST = 5;

    @Override
    public List<Part> instead(Spot spot) {
        if (!(spot.layer() instanceof Conv2d conv)
                || !large(conv)
                || !conv.dilation().equals(Size.ONE)) {
            return List.of();
        }
        int count = count(conv);
        boolean first = strideFirst(conv);
        List<Part> convolutions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            convolutions.add(new Part(
                    "conv" + (i + 1),
                    new Conv2d(
                            conv.out(),
                            Size.of(3),
                            (first ? i == 0 : last) ? conv.stride() : Size.ONE,
                            padding(conv, i),
                            Size.ONE,
                            conv.groups(),
                            last ? conv.bias() : between.bias(conv))));
        }
        return between.join(convolutions);
    }

    private static boolean large(Conv2d conv) {
        return conv.kernel().square()
                && conv.kernel().height() >= SMALLEST
                && conv.kernel().height() % 2 == 1;
    }

    private static int count(Conv2d conv) {
        return (conv.kernel().height() - 1) / 2;
    }

    /** What follows the first one has to keep its shape, which takes a pixel of padding each. */
    private boolean strideFirst(Conv2d conv) {
        int least = Math.min(conv.padding().height(), conv.padding().width());
        return early && !conv.stride().equals(Size.ONE) && least >= count(conv) - 1;
    }

    private Padding padding(Conv2d conv, int index) {
        Padding whole = conv.padding();
        return whole.same()
                ? whole
                : new Padding(share(conv, whole.height(), index), share(conv, whole.width(), index), false);
    }

    private int share(Conv2d conv, int padding, int index) {
        int count = count(conv);
        if (strideFirst(conv)) {
            return index == 0 ? padding - (count - 1) : 1;
        }
        return padding / count + (index < padding % count ? 1 : 0);
    }

    @Override
    public @Nullable String leftAlone(Spot spot) {
        return spot.layer() instanceof Conv2d conv && large(conv)
                ? spot.report().id() + " was left alone: it is dilated."
                : null;
    }

    @Override
    public String done(int layers) {
        return "%s became a stack of 3×3: two for 5×5, three for 7×7."
                .formatted(Words.count(layers, "large convolution", "large convolutions"));
    }

    @Override
    public @Nullable String remark(Spot spot) {
        Conv2d conv = (Conv2d) spot.layer();
        String id = spot.report().id();
        int kernel = conv.kernel().height();
        if (conv.stride().equals(Size.ONE)) {
            return "At stride 1 the stack sees exactly what the large kernel saw.";
        }
        if (strideFirst(conv)) {
            int stride = Math.max(conv.stride().height(), conv.stride().width());
            return "%s: with the stride on the first 3×3 its window grows from %d to %d pixels; with the stride on the last one it would stay equal, and those in front of it would cost %d times as much."
                    .formatted(
                            id,
                            kernel,
                            3 + 2 * stride * (count(conv) - 1),
                            conv.stride().height() * conv.stride().width());
        }
        return early
                ? "%s: the stride is on the last 3×3, since its padding leaves none for those behind the first; its window stays %d pixels."
                        .formatted(id, kernel)
                : "%s: the stride is on the last 3×3, so its window stays %d pixels.".formatted(id, kernel);
    }
}
