package netwright.architecture;

import java.util.List;

/**
 * The modules of Inception-v3 as torchvision builds it (Szegedy et al., 2016).
 *
 * @param module {@code a}: figure 5, with two 3×3 in place of a 5×5; {@code b}: figure 10, halves the map; {@code c}: figure
 *     6, with n×1 and 1×n for n = 7; {@code d}: halves the map behind 1×7 and 7×1; {@code e}: figure 7, with 1×3 and 3×1
 *     side by side
 * @param width of {@code a}: channels behind the pooling; of {@code c}: of the 1×7 and 7×1; without effect on the others
 * @param eps of the batch norms
 */
public record InceptionV3(String module, int width, double eps) implements Block {

    public static final OperationType TYPE = OperationType.of(
            "inception_v3",
            "Inception-v3 module",
            OperationType.Group.BLOCK,
            1,
            "Branches with factorised convolutions: 3×3 twice for 5×5, 1×7 and 7×1 for 7×7 (Inception-v3, 2015).",
            "inception factorised asymmetric 1x7 7x1 branches",
            List.of(
                    Field.choice(
                            "module",
                            "Module",
                            "a",
                            List.of("a", "b", "c", "d", "e"),
                            "a: 35×35 maps; b: halves them; c: 17×17 maps, 1×7 and 7×1; d: halves them; e: 8×8 maps."),
                    Field.integer(
                            "width",
                            "Width",
                            64,
                            1,
                            Field.MAX_CHANNELS,
                            "channels",
                            "Of a: behind the pooling; of c: of the 1×7 and 7×1; the others have none to choose."),
                    BlockFields.eps(1e-3)),
            s -> new InceptionV3(s.choice("module"), s.integer("width"), s.decimal("eps")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public Fragment expand(TensorShape in) {
        Fragment.Builder inside = Fragment.builder();
        String[] branches = switch (module) {
            case "a" -> doubled(inside);
            case "b" -> halvedByThree(inside);
            case "c" -> factorised(inside);
            case "d" -> halvedBySeven(inside);
            default -> spread(inside);
        };
        return inside.add("concat", new Concat(), branches).build();
    }

    private String[] doubled(Fragment.Builder inside) {
        String one = conv(inside, "branch1x1", square(64, 1), Fragment.IN);
        String five = chain(inside, "branch5x5_", square(48, 1), square(64, 5));
        String three = chain(inside, "branch3x3dbl_", square(64, 1), square(96, 3), square(96, 3));
        return new String[] {one, five, three, pooled(inside, width)};
    }

    private String[] halvedByThree(Fragment.Builder inside) {
        String three = conv(inside, "branch3x3", halving(384), Fragment.IN);
        String twice = chain(inside, "branch3x3dbl_", square(64, 1), square(96, 3), halving(96));
        return new String[] {three, twice, maximum(inside)};
    }

    private String[] factorised(Fragment.Builder inside) {
        String one = conv(inside, "branch1x1", square(192, 1), Fragment.IN);
        String seven = chain(inside, "branch7x7_", square(width, 1), oblong(width, 1, 7), oblong(192, 7, 1));
        String twice = chain(
                inside,
                "branch7x7dbl_",
                square(width, 1),
                oblong(width, 7, 1),
                oblong(width, 1, 7),
                oblong(width, 7, 1),
                oblong(192, 1, 7));
        return new String[] {one, seven, twice, pooled(inside, 192)};
    }

    private String[] halvedBySeven(Fragment.Builder inside) {
        String three = chain(inside, "branch3x3_", square(192, 1), halving(320));
        String seven =
                chain(inside, "branch7x7x3_", square(192, 1), oblong(192, 1, 7), oblong(192, 7, 1), halving(192));
        return new String[] {three, seven, maximum(inside)};
    }

    /** The inner concatenations of the figure are left out, since their order among the outer branches is the same. */
    private String[] spread(Fragment.Builder inside) {
        String one = conv(inside, "branch1x1", square(320, 1), Fragment.IN);
        String three = chain(inside, "branch3x3_", square(384, 1));
        String threeWide = conv(inside, "branch3x3_2a", oblong(384, 1, 3), three);
        String threeHigh = conv(inside, "branch3x3_2b", oblong(384, 3, 1), three);
        String twice = chain(inside, "branch3x3dbl_", square(448, 1), square(384, 3));
        String twiceWide = conv(inside, "branch3x3dbl_3a", oblong(384, 1, 3), twice);
        String twiceHigh = conv(inside, "branch3x3dbl_3b", oblong(384, 3, 1), twice);
        return new String[] {one, threeWide, threeHigh, twiceWide, twiceHigh, pooled(inside, 192)};
    }

    /** Convolutions behind each other, numbered from 1. */
    private String chain(Fragment.Builder inside, String name, Conv2d... convolutions) {
        String last = Fragment.IN;
        for (int i = 0; i < convolutions.length; i++) {
            last = conv(inside, name + (i + 1), convolutions[i], last);
        }
        return last;
    }

    private String pooled(Fragment.Builder inside, int out) {
        inside.add("avgpool", new AvgPool2d(Size.of(3), Size.ONE, Size.ONE, false, true), Fragment.IN);
        return conv(inside, "branch_pool", square(out, 1), "avgpool");
    }

    private static String maximum(Fragment.Builder inside) {
        inside.add("maxpool", MaxPool2d.square(3, 2, 0), Fragment.IN);
        return "maxpool";
    }

    private String conv(Fragment.Builder inside, String id, Conv2d conv, String from) {
        return inside.convBnRelu(id, conv, eps, from);
    }

    private static Conv2d square(int out, int kernel) {
        return Conv2d.plain(out, kernel, 1);
    }

    private static Conv2d halving(int out) {
        return Conv2d.plain(out, 3, 2).withPadding(Padding.NONE);
    }

    private static Conv2d oblong(int out, int high, int wide) {
        Padding padding = new Padding(high / 2, wide / 2, false);
        return new Conv2d(out, new Size(high, wide), Size.ONE, padding, Size.ONE, 1, false);
    }
}
