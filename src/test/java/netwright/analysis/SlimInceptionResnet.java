package netwright.analysis;

import static netwright.analysis.SlimBuilder.SAME;
import static netwright.analysis.SlimBuilder.VALID;

import java.util.List;

/** TF-Slim's Inception v4 and Inception-ResNet v2. */
final class SlimInceptionResnet {

    private SlimInceptionResnet() {}

    static void v4(SlimBuilder net) {
        v4Stem(net);
        for (String name : List.of("Mixed_5b", "Mixed_5c", "Mixed_5d", "Mixed_5e")) {
            v4A(net, name);
        }
        reduction(net, "Mixed_6a", 384, 192, 224, 256, VALID);
        for (char letter = 'b'; letter <= 'h'; letter++) {
            v4B(net, "Mixed_6" + letter);
        }
        v4SecondReduction(net);
        for (String name : List.of("Mixed_7b", "Mixed_7c", "Mixed_7d")) {
            v4C(net, name);
        }
    }

    private static void v4Stem(SlimBuilder net) {
        net.conv(32, 3, 2, VALID).named("Conv2d_1a_3x3");
        net.conv(32, 3, 1, VALID).named("Conv2d_2a_3x3");
        net.conv(64, 3, 1, SAME).named("Conv2d_2b_3x3");
        String in = net.last();
        String pooled = net.maxPool(3, 2, VALID).last();
        net.concat(
                "Mixed_3a", List.of(pooled, net.from(in).conv(96, 3, 2, VALID).last()));
        in = net.last();
        String a = net.conv(64, 1, 1, SAME).conv(96, 3, 1, VALID).last();
        String b = net.from(in)
                .conv(64, 1, 1, SAME)
                .conv(64, 1, 7, 1, SAME)
                .conv(64, 7, 1, 1, SAME)
                .conv(96, 3, 1, VALID)
                .last();
        net.concat("Mixed_4a", List.of(a, b));
        in = net.last();
        String strided = net.conv(192, 3, 2, VALID).last();
        net.concat(
                "Mixed_5a", List.of(strided, net.from(in).maxPool(3, 2, VALID).last()));
    }

    private static void v4A(SlimBuilder net, String name) {
        String in = net.last();
        String a = net.conv(96, 1, 1, SAME).last();
        String b = net.from(in).conv(64, 1, 1, SAME).conv(96, 3, 1, SAME).last();
        String c = SlimInception.doubled(net, in, 64, 96);
        String d = net.from(in).avgPool(3).conv(96, 1, 1, SAME).last();
        net.concat(name, List.of(a, b, c, d));
    }

    /** A strided 3×3, a reduced double 3×3, and pooling. */
    private static void reduction(
            SlimBuilder net, String name, int one, int reduce, int middle, int out, boolean padding) {
        String in = net.last();
        String a = net.conv(one, 3, 2, padding).last();
        String b = net.from(in)
                .conv(reduce, 1, 1, SAME)
                .conv(middle, 3, 1, SAME)
                .conv(out, 3, 2, padding)
                .last();
        net.concat(name, List.of(a, b, net.from(in).maxPool(3, 2, padding).last()));
    }

    private static void v4B(SlimBuilder net, String name) {
        String in = net.last();
        String a = net.conv(384, 1, 1, SAME).last();
        String b = net.from(in)
                .conv(192, 1, 1, SAME)
                .conv(224, 1, 7, 1, SAME)
                .conv(256, 7, 1, 1, SAME)
                .last();
        String c = net.from(in)
                .conv(192, 1, 1, SAME)
                .conv(192, 7, 1, 1, SAME)
                .conv(224, 1, 7, 1, SAME)
                .conv(224, 7, 1, 1, SAME)
                .conv(256, 1, 7, 1, SAME)
                .last();
        String d = net.from(in).avgPool(3).conv(128, 1, 1, SAME).last();
        net.concat(name, List.of(a, b, c, d));
    }

    private static void v4SecondReduction(SlimBuilder net) {
        String in = net.last();
        String a = net.conv(192, 1, 1, SAME).conv(192, 3, 2, VALID).last();
        String b = net.from(in)
                .conv(256, 1, 1, SAME)
                .conv(256, 1, 7, 1, SAME)
                .conv(320, 7, 1, 1, SAME)
                .conv(320, 3, 2, VALID)
                .last();
        net.concat("Mixed_7a", List.of(a, b, net.from(in).maxPool(3, 2, VALID).last()));
    }

    private static void v4C(SlimBuilder net, String name) {
        String in = net.last();
        String a = net.conv(256, 1, 1, SAME).last();
        String b = net.from(in).conv(384, 1, 1, SAME).last();
        String b1 = net.conv(256, 1, 3, 1, SAME).last();
        String b2 = net.from(b).conv(256, 3, 1, 1, SAME).last();
        String c = net.from(in)
                .conv(384, 1, 1, SAME)
                .conv(448, 3, 1, 1, SAME)
                .conv(512, 1, 3, 1, SAME)
                .last();
        String c1 = net.conv(256, 1, 3, 1, SAME).last();
        String c2 = net.from(c).conv(256, 3, 1, 1, SAME).last();
        String d = net.from(in).avgPool(3).conv(256, 1, 1, SAME).last();
        net.concat(name, List.of(a, b1, b2, c1, c2, d));
    }

    static void resnet(SlimBuilder net, boolean padding) {
        SlimInception.v3Stem(net, padding);
        SlimInception.v3Wide(net, "Mixed_5b", 96, 64);
        for (int i = 1; i <= 10; i++) {
            block35(net, "block35." + i);
        }
        reduction(net, "Mixed_6a", 384, 256, 256, 384, padding);
        for (int i = 1; i <= 20; i++) {
            asymmetric(net, "block17." + i, 192, 128, 160, 7);
        }
        net.named("PreAuxLogits");
        lastReduction(net, padding);
        for (int i = 1; i <= 10; i++) {
            asymmetric(net, "block8." + i, 192, 192, 224, 3);
        }
        net.conv(1536, 1, 1, SAME).named("Conv2d_7b_1x1");
    }

    private static void block35(SlimBuilder net, String name) {
        String in = net.last();
        int channels = net.channels(in);
        String a = net.conv(32, 1, 1, SAME).last();
        String b = net.from(in).conv(32, 1, 1, SAME).conv(32, 3, 1, SAME).last();
        String c = SlimInception.doubled(net, in, 32, 48);
        net.concat(name + ".concat", List.of(a, b, c)).conv(channels, 1, 1, SAME);
        net.add(name, List.of(in, net.last()));
    }

    private static void asymmetric(SlimBuilder net, String name, int one, int reduce, int middle, int kernel) {
        String in = net.last();
        int channels = net.channels(in);
        String a = net.conv(one, 1, 1, SAME).last();
        String b = net.from(in)
                .conv(reduce, 1, 1, SAME)
                .conv(middle, 1, kernel, 1, SAME)
                .conv(one, kernel, 1, 1, SAME)
                .last();
        net.concat(name + ".concat", List.of(a, b)).conv(channels, 1, 1, SAME);
        net.add(name, List.of(in, net.last()));
    }

    private static void lastReduction(SlimBuilder net, boolean padding) {
        String in = net.last();
        String a = net.conv(256, 1, 1, SAME).conv(384, 3, 2, padding).last();
        String b = net.from(in).conv(256, 1, 1, SAME).conv(288, 3, 2, padding).last();
        String c = net.from(in)
                .conv(256, 1, 1, SAME)
                .conv(288, 3, 1, SAME)
                .conv(320, 3, 2, padding)
                .last();
        net.concat(
                "Mixed_7a", List.of(a, b, c, net.from(in).maxPool(3, 2, padding).last()));
    }
}
