package netwright.analysis;

import static netwright.analysis.SlimBuilder.SAME;
import static netwright.analysis.SlimBuilder.VALID;

import java.util.List;

/** TF-Slim's Inception v2 and v3, with the channels of its source. */
final class SlimInception {

    private SlimInception() {}

    static void v2(SlimBuilder net) {
        net.conv(64, 7, 2, SAME).named("Conv2d_1a_7x7");
        net.maxPool(3, 2, SAME).named("MaxPool_2a_3x3");
        net.conv(64, 1, 1, SAME).named("Conv2d_2b_1x1");
        net.conv(192, 3, 1, SAME).named("Conv2d_2c_3x3");
        net.maxPool(3, 2, SAME).named("MaxPool_3a_3x3");
        v2Mixed(net, "Mixed_3b", 64, 64, 64, 64, 96, 32);
        v2Mixed(net, "Mixed_3c", 64, 64, 96, 64, 96, 64);
        v2Reduction(net, "Mixed_4a", 128, 160, 64, 96);
        v2Mixed(net, "Mixed_4b", 224, 64, 96, 96, 128, 128);
        v2Mixed(net, "Mixed_4c", 192, 96, 128, 96, 128, 128);
        v2Mixed(net, "Mixed_4d", 160, 128, 160, 128, 160, 96);
        v2Mixed(net, "Mixed_4e", 96, 128, 192, 160, 192, 96);
        v2Reduction(net, "Mixed_5a", 128, 192, 192, 256);
        v2Mixed(net, "Mixed_5b", 352, 192, 320, 160, 224, 128);
        v2Mixed(net, "Mixed_5c", 352, 192, 320, 192, 224, 128);
    }

    private static void v2Mixed(SlimBuilder net, String name, int one, int r3, int c3, int r33, int c33, int pool) {
        String in = net.last();
        String a = net.conv(one, 1, 1, SAME).last();
        String b = net.from(in).conv(r3, 1, 1, SAME).conv(c3, 3, 1, SAME).last();
        String c = doubled(net, in, r33, c33);
        String d = name.equals("Mixed_5c")
                ? net.from(in).maxPool(3, 1, SAME).conv(pool, 1, 1, SAME).last()
                : net.from(in).avgPool(3).conv(pool, 1, 1, SAME).last();
        net.concat(name, List.of(a, b, c, d));
    }

    private static void v2Reduction(SlimBuilder net, String name, int r3, int c3, int r33, int c33) {
        String in = net.last();
        String a = net.conv(r3, 1, 1, SAME).conv(c3, 3, 2, SAME).last();
        String b = net.from(in)
                .conv(r33, 1, 1, SAME)
                .conv(c33, 3, 1, SAME)
                .conv(c33, 3, 2, SAME)
                .last();
        String c = net.from(in).maxPool(3, 2, SAME).last();
        net.concat(name, List.of(a, b, c));
    }

    /** 1×1 and two 3×3. */
    static String doubled(SlimBuilder net, String in, int reduce, int out) {
        return net.from(in)
                .conv(reduce, 1, 1, SAME)
                .conv(out, 3, 1, SAME)
                .conv(out, 3, 1, SAME)
                .last();
    }

    static void v3(SlimBuilder net) {
        v3Stem(net, VALID);
        v3Wide(net, "Mixed_5b", 64, 32);
        v3Wide(net, "Mixed_5c", 64, 64);
        v3Wide(net, "Mixed_5d", 64, 64);
        v3FirstReduction(net);
        v3Tall(net, "Mixed_6b", 128);
        v3Tall(net, "Mixed_6c", 160);
        v3Tall(net, "Mixed_6d", 160);
        v3Tall(net, "Mixed_6e", 192);
        v3SecondReduction(net);
        v3Last(net, "Mixed_7b");
        v3Last(net, "Mixed_7c");
    }

    /** The stem that v3 shares with Inception-ResNet v2; the latter exists with SAME padding too. */
    static void v3Stem(SlimBuilder net, boolean padding) {
        net.conv(32, 3, 2, padding).named("Conv2d_1a_3x3");
        net.conv(32, 3, 1, padding).named("Conv2d_2a_3x3");
        net.conv(64, 3, 1, SAME).named("Conv2d_2b_3x3");
        net.maxPool(3, 2, padding).named("MaxPool_3a_3x3");
        net.conv(80, 1, 1, padding).named("Conv2d_3b_1x1");
        net.conv(192, 3, 1, padding).named("Conv2d_4a_3x3");
        net.maxPool(3, 2, padding).named("MaxPool_5a_3x3");
    }

    static void v3Wide(SlimBuilder net, String name, int one, int pool) {
        String in = net.last();
        String a = net.conv(one, 1, 1, SAME).last();
        String b = net.from(in).conv(48, 1, 1, SAME).conv(64, 5, 1, SAME).last();
        String c = doubled(net, in, 64, 96);
        String d = net.from(in).avgPool(3).conv(pool, 1, 1, SAME).last();
        net.concat(name, List.of(a, b, c, d));
    }

    private static void v3FirstReduction(SlimBuilder net) {
        String in = net.last();
        String a = net.conv(384, 3, 2, VALID).last();
        String b = net.from(in)
                .conv(64, 1, 1, SAME)
                .conv(96, 3, 1, SAME)
                .conv(96, 3, 2, VALID)
                .last();
        net.concat("Mixed_6a", List.of(a, b, net.from(in).maxPool(3, 2, VALID).last()));
    }

    private static void v3Tall(SlimBuilder net, String name, int width) {
        String in = net.last();
        String a = net.conv(192, 1, 1, SAME).last();
        String b = net.from(in)
                .conv(width, 1, 1, SAME)
                .conv(width, 1, 7, 1, SAME)
                .conv(192, 7, 1, 1, SAME)
                .last();
        String c = net.from(in)
                .conv(width, 1, 1, SAME)
                .conv(width, 7, 1, 1, SAME)
                .conv(width, 1, 7, 1, SAME)
                .conv(width, 7, 1, 1, SAME)
                .conv(192, 1, 7, 1, SAME)
                .last();
        String d = net.from(in).avgPool(3).conv(192, 1, 1, SAME).last();
        net.concat(name, List.of(a, b, c, d));
    }

    private static void v3SecondReduction(SlimBuilder net) {
        String in = net.last();
        String a = net.conv(192, 1, 1, SAME).conv(320, 3, 2, VALID).last();
        String b = net.from(in)
                .conv(192, 1, 1, SAME)
                .conv(192, 1, 7, 1, SAME)
                .conv(192, 7, 1, 1, SAME)
                .conv(192, 3, 2, VALID)
                .last();
        net.concat("Mixed_7a", List.of(a, b, net.from(in).maxPool(3, 2, VALID).last()));
    }

    private static void v3Last(SlimBuilder net, String name) {
        String in = net.last();
        String a = net.conv(320, 1, 1, SAME).last();
        String b = net.from(in).conv(384, 1, 1, SAME).last();
        String b1 = net.conv(384, 1, 3, 1, SAME).last();
        String b2 = net.from(b).conv(384, 3, 1, 1, SAME).last();
        String c = net.from(in).conv(448, 1, 1, SAME).conv(384, 3, 1, SAME).last();
        String c1 = net.conv(384, 1, 3, 1, SAME).last();
        String c2 = net.from(c).conv(384, 3, 1, 1, SAME).last();
        String d = net.from(in).avgPool(3).conv(192, 1, 1, SAME).last();
        net.concat(name, List.of(a, b1, b2, c1, c2, d));
    }
}
