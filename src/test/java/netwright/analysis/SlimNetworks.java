package netwright.analysis;

import static netwright.analysis.SlimBuilder.SAME;
import static netwright.analysis.SlimBuilder.VALID;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import netwright.architecture.Architecture;

/** TF-Slim's networks up to their last map, under the end points' names ({@code /} becomes {@code .}). */
final class SlimNetworks {

    private static final Map<String, int[]> RESNET_UNITS = Map.of(
            "50", new int[] {3, 4, 6, 3},
            "101", new int[] {3, 4, 23, 3},
            "152", new int[] {3, 8, 36, 3},
            "200", new int[] {3, 24, 36, 3});

    private SlimNetworks() {}

    static Optional<Architecture> find(String model, int resolution) {
        SlimBuilder net = new SlimBuilder(resolution);
        switch (model) {
            case "alexnet_v2" -> alexnet(net);
            case "vgg_a" -> vgg(net, model, new int[] {1, 1, 2, 2, 2});
            case "vgg_16" -> vgg(net, model, new int[] {2, 2, 3, 3, 3});
            case "mobilenet_v1" -> mobilenet(net, 1);
            case "mobilenet_v1_075" -> mobilenet(net, 0.75);
            case "inception_v2", "inception_v2-no-separable-conv" -> SlimInception.v2(net);
            case "inception_v3" -> SlimInception.v3(net);
            case "inception_v4" -> SlimInceptionResnet.v4(net);
            case "inception_resnet_v2" -> SlimInceptionResnet.resnet(net, VALID);
            case "inception_resnet_v2-same" -> SlimInceptionResnet.resnet(net, SAME);
            default -> {
                if (!model.startsWith("resnet_v")) {
                    return Optional.empty();
                }
                resnet(net, model, RESNET_UNITS.get(model.substring("resnet_v1_".length())));
            }
        }
        return Optional.of(net.build());
    }

    private static void alexnet(SlimBuilder net) {
        net.conv(64, 11, 4, VALID).named("alexnet_v2.conv1");
        net.maxPool(3, 2, VALID).named("alexnet_v2.pool1");
        net.conv(192, 5, 1, SAME).named("alexnet_v2.conv2").maxPool(3, 2, VALID);
        net.conv(384, 3, 1, SAME).named("alexnet_v2.conv3");
        net.conv(384, 3, 1, SAME).named("alexnet_v2.conv4");
        net.conv(256, 3, 1, SAME).named("alexnet_v2.conv5");
        net.maxPool(3, 2, VALID).named("alexnet_v2.pool5");
    }

    private static void vgg(SlimBuilder net, String model, int[] repeats) {
        for (int block = 1; block <= repeats.length; block++) {
            for (int i = 1; i <= repeats[block - 1]; i++) {
                net.conv(Math.min(512, 32 << block), 3, 1, SAME)
                        .named("%s.conv%d.conv%d_%d".formatted(model, block, block, i));
            }
            net.maxPool(2, 2, VALID).named("%s.pool%d".formatted(model, block));
        }
    }

    private static void mobilenet(SlimBuilder net, double width) {
        int[] strides = {1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1};
        int[] depths = {64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024};
        net.conv((int) (32 * width), 3, 2, SAME).named("Conv2d_0");
        for (int i = 0; i < strides.length; i++) {
            net.depthwise(3, strides[i])
                    .conv((int) (depths[i] * width), 1, 1, SAME)
                    .named("Conv2d_%d_pointwise".formatted(i + 1));
        }
    }

    /** Slim strides in the last unit of a block; v2 differs only in where norms and activations sit. */
    private static void resnet(SlimBuilder net, String model, int[] units) {
        net.convFixed(64, 7, 2).maxPool(3, 2, SAME);
        for (int block = 1; block <= units.length; block++) {
            int base = 32 << block;
            for (int unit = 1; unit <= units[block - 1]; unit++) {
                int stride = unit == units[block - 1] && block < units.length ? 2 : 1;
                String in = net.last();
                boolean project = net.channels(in) != 4 * base;
                String skip = project
                        ? net.conv(4 * base, 1, stride, SAME).last()
                        : net.maxPool(1, stride, VALID).last();
                net.from(in).conv(base, 1, 1, SAME).convFixed(base, 3, stride).conv(4 * base, 1, 1, SAME);
                net.add("block%d.unit%d".formatted(block, unit), List.of(skip, net.last()));
            }
            net.named("%s.block%d".formatted(model, block));
        }
    }
}
