package netwright.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import netwright.architecture.Activation;
import netwright.architecture.Block;
import netwright.architecture.Conv2d;
import netwright.architecture.ConvBnAct;
import netwright.architecture.DepthwiseSeparable;
import netwright.architecture.Field;
import netwright.architecture.Operation;
import netwright.architecture.OperationType;
import netwright.architecture.Padding;
import netwright.architecture.Size;
import netwright.architecture.Stage;
import netwright.architecture.TensorShape;
import org.jspecify.annotations.Nullable;

/**
 * What can take the place of a full 3×3 convolution (kernel 3×3, one group) from C to D channels with 9·C·D weights. Shape and
 * receptive field stay as they are: the 3×3 window, its stride, padding and dilation are kept by one part of the chain, or
 * divided by axis.
 */
enum ThreeByThree {
    /** 3×3 on each channel, then 1×1: 9·C + C·D (Howard et al., 2017, equation 5 over equation 2). */
    DEPTHWISE_SEPARABLE("%s became a depthwise 3×3 and a 1×1 convolution: 9C + CD weights in place of 9CD."),
    /** 1×1 down to M, 3×3, 1×1 up: C·M + 9·M² + M·D (He et al., 2016, figure 5). */
    BOTTLENECK("%s became a 1×1, a narrow 3×3 and a 1×1 convolution."),
    /** 3×1, then 1×3: 3·C·D + 3·D² (Szegedy et al., 2016, figure 3). */
    FACTORISED("%s became a 3×1 and a 1×3 convolution: 3CD + 3D² weights in place of 9CD.");

    private static final Size SIDE = Size.of(3);

    private final String done;

    ThreeByThree(String done) {
        this.done = done;
    }

    LayerRule rule(Between between, double ratio) {
        return new Rule(this, between, ratio);
    }

    private record Rule(ThreeByThree form, Between between, double ratio) implements LayerRule {

        @Override
        public List<Part> instead(Spot spot) {
            if (!(spot.layer() instanceof Conv2d conv) || !conv.kernel().equals(SIDE) || conv.groups() != 1) {
                return List.of();
            }
            TensorShape in = spot.report().inputShapes().getFirst();
            return in.channels() == 1 && form == DEPTHWISE_SEPARABLE
                    ? List.of()
                    : between.join(form.parts(conv, in, this));
        }

        @Override
        public @Nullable String leftAlone(Spot spot) {
            return spot.layer() instanceof Conv2d conv && conv.kernel().equals(SIDE) && conv.groups() == 1
                    ? spot.report().id() + " was left alone: with one input channel it is depthwise already."
                    : null;
        }

        @Override
        public @Nullable Operation bySetting(Block block) {
            return form == DEPTHWISE_SEPARABLE && between == Between.NORM_RELU ? separable(block) : null;
        }

        @Override
        public String done(int layers) {
            return form.done.formatted(Words.count(layers, "convolution of 3×3", "convolutions of 3×3"));
        }
    }

    private List<LayerRule.Part> parts(Conv2d conv, TensorShape in, Rule rule) {
        boolean inner = rule.between().bias(conv);
        return switch (this) {
            case DEPTHWISE_SEPARABLE ->
                List.of(
                        part(
                                "depthwise",
                                conv.withOut(in.channels())
                                        .withGroups(in.channels())
                                        .withBias(inner)),
                        part("pointwise", Conv2d.plain(conv.out(), 1, 1).withBias(conv.bias())));
            case BOTTLENECK -> {
                int narrow = Math.max(1, (int) Math.round(conv.out() * rule.ratio()));
                yield List.of(
                        part("reduce", Conv2d.plain(narrow, 1, 1).withBias(inner)),
                        part("conv", conv.withOut(narrow).withBias(inner)),
                        part("restore", Conv2d.plain(conv.out(), 1, 1).withBias(conv.bias())));
            }
            case FACTORISED ->
                List.of(part("vertical", vertical(conv).withBias(inner)), part("horizontal", horizontal(conv)));
        };
    }

    private static LayerRule.Part part(String suffix, Conv2d conv) {
        return new LayerRule.Part(suffix, conv);
    }

    private static Conv2d vertical(Conv2d conv) {
        Padding padding = conv.padding();
        return new Conv2d(
                conv.out(),
                new Size(3, 1),
                new Size(conv.stride().height(), 1),
                padding.same() ? padding : new Padding(padding.height(), 0, false),
                new Size(conv.dilation().height(), 1),
                1,
                conv.bias());
    }

    private static Conv2d horizontal(Conv2d conv) {
        Padding padding = conv.padding();
        return new Conv2d(
                conv.out(),
                new Size(1, 3),
                new Size(1, conv.stride().width()),
                padding.same() ? padding : new Padding(0, padding.width(), false),
                new Size(1, conv.dilation().width()),
                1,
                conv.bias());
    }

    /**
     * The cell of MobileNet in place of convolution, batch norm, ReLU; a stage of such cells likewise. Null where the cell has a
     * setting away from its default that MobileNet's does not have.
     */
    private static @Nullable Operation separable(Block block) {
        boolean cell = block instanceof ConvBnAct
                || block instanceof Stage stage && stage.block().equals(ConvBnAct.TYPE.id());
        boolean plain = Integer.valueOf(3).equals(block.settings().get("kernel"))
                && Activation.Function.RELU.id().equals(block.settings().get("activation"));
        if (!cell || !plain) {
            return null;
        }
        Map<String, Object> settings = new LinkedHashMap<>(block.settings());
        settings.computeIfPresent("block", (name, old) -> DepthwiseSeparable.TYPE.id());
        OperationType type = block instanceof Stage ? Stage.TYPE : DepthwiseSeparable.TYPE;
        Set<String> kept = type.fields(settings).stream().map(Field::name).collect(Collectors.toSet());
        boolean usual = block.type().fields(block.settings()).stream()
                .filter(field -> !kept.contains(field.name()))
                .allMatch(field -> field.defaultValue().equals(settings.get(field.name())));
        settings.keySet().retainAll(kept);
        return usual ? type.create(settings) : null;
    }
}
