package netwright.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netwright.architecture.Activation;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.Block;
import netwright.architecture.Conv2d;
import netwright.architecture.Layer;
import netwright.architecture.LayerNorm2d;
import netwright.architecture.MaxPool2d;
import netwright.architecture.Operation;
import netwright.architecture.Padding;
import netwright.architecture.Size;
import netwright.architecture.TensorShape;
import org.jspecify.annotations.Nullable;

/** Rules for activations, norms and poolings. */
final class LayerSwaps {

    private LayerSwaps() {}

    /** Every activation but those of gates becomes the same one. */
    record Activations(Activation.Function to) implements LayerRule {

        static final Set<Activation.Function> MAIN = Set.of(
                Activation.Function.RELU,
                Activation.Function.RELU6,
                Activation.Function.LEAKY_RELU,
                Activation.Function.GELU,
                Activation.Function.SILU,
                Activation.Function.HARDSWISH);

        private static final String SETTING = "activation";

        @Override
        public List<Part> instead(Spot spot) {
            return spot.layer() instanceof Activation old && MAIN.contains(old.function()) && old.function() != to
                    ? List.of(new Part("", Activation.of(to)))
                    : List.of();
        }

        @Override
        public @Nullable Operation bySetting(Block block) {
            Map<String, Object> settings = new LinkedHashMap<>(block.settings());
            boolean main = settings.get(SETTING) instanceof String id && MAIN.contains(Activation.Function.of(id));
            if (!main) {
                return null;
            }
            settings.put(SETTING, to.id());
            return block.type().create(settings);
        }

        @Override
        public String done(int layers) {
            return "%s became %s; the gates of squeeze and excitation keep theirs."
                    .formatted(Words.count(layers, "activation", "activations"), to.id());
        }
    }

    /** Batch norm becomes layer norm over the channels of each position. */
    record LayerNorms() implements LayerRule {

        @Override
        public List<Part> instead(Spot spot) {
            return spot.layer() instanceof BatchNorm2d ? List.of(new Part("", new LayerNorm2d(1e-6))) : List.of();
        }

        @Override
        public String done(int layers) {
            return "%s became layer norm: as many trainable values, no running statistics."
                    .formatted(Words.count(layers, "batch norm", "batch norms"));
        }
    }

    /** Batch norm behind every convolution that has no norm behind or in front of it; gates are left out. */
    record BatchNorms(boolean keepBias) implements LayerRule {

        @Override
        public List<Part> instead(Spot spot) {
            if (!(spot.layer() instanceof Conv2d conv)
                    || spot.report().receptiveField().global()
                    || spot.readers().stream().anyMatch(BatchNorms::norm)
                    || spot.sources().stream().anyMatch(BatchNorms::norm)) {
                return List.of();
            }
            return List.of(
                    new Part("conv", keepBias ? conv : conv.withBias(false)), new Part("bn", BatchNorm2d.plain()));
        }

        private static boolean norm(@Nullable Layer layer) {
            return layer instanceof BatchNorm2d || layer instanceof LayerNorm2d;
        }

        @Override
        public String done(int layers) {
            return "%s behind a convolution that had none."
                    .formatted(Words.count(layers, "batch norm was put", "batch norms were put"));
        }
    }

    /** A pooling that shrinks the map becomes a convolution with its kernel, stride and padding. */
    record StridedConvolutions(Between behind) implements LayerRule {

        @Override
        public List<Part> instead(Spot spot) {
            if (!(spot.layer() instanceof MaxPool2d pool) || pool.stride().equals(Size.ONE)) {
                return List.of();
            }
            TensorShape in = spot.report().inputShapes().getFirst();
            Conv2d conv = new Conv2d(
                    in.channels(),
                    pool.kernel(),
                    pool.stride(),
                    new Padding(pool.padding().height(), pool.padding().width(), false),
                    Size.ONE,
                    1,
                    behind != Between.NORM_RELU);
            if (conv.objection(in) != null
                    || !conv.output(in).equals(spot.report().output())) {
                return List.of();
            }
            List<Part> parts = new ArrayList<>(List.of(new Part("conv", conv)));
            parts.addAll(behind.behind("conv"));
            return parts;
        }

        @Override
        public @Nullable String leftAlone(Spot spot) {
            return spot.layer() instanceof MaxPool2d pool && !pool.stride().equals(Size.ONE)
                    ? spot.report().id() + " was left alone: it rounds its output up, which a convolution cannot."
                    : null;
        }

        @Override
        public String done(int layers) {
            return "%s of the same kernel and stride."
                    .formatted(Words.count(
                            layers, "max pooling became a convolution", "max poolings became convolutions"));
        }
    }
}
