package netwright.architecture;

import java.util.List;

/**
 * Four branches side by side: 1×1; 1×1 then 3×3; 1×1 then a large kernel; max pool then 1×1 (Szegedy et al., 2015,
 * figure 2b).
 *
 * @param largeKernel 5 in the paper; torchvision's GoogLeNet uses 3
 * @param batchNorm batch norm after each convolution (as torchvision), else a bias (as the paper)
 * @param eps of the batch norms
 */
public record Inception(
        int branch1,
        int reduce3,
        int branch3,
        int reduce5,
        int branch5,
        int pool,
        int largeKernel,
        boolean batchNorm,
        double eps)
        implements Block {

    public static final OperationType TYPE = OperationType.of(
            "inception",
            "Inception",
            OperationType.Group.BLOCK,
            1,
            "1×1, 3×3, 5×5 and pooling side by side, with 1×1 reductions in front (GoogLeNet, 2014).",
            "googlenet branches multi scale",
            List.of(
                    channels("branch1", "1×1", 64, "Of the 1×1 branch."),
                    channels("reduce3", "3×3 reduce", 96, "Of the 1×1 in front of the 3×3."),
                    channels("branch3", "3×3", 128, "Of the 3×3 branch."),
                    channels("reduce5", "5×5 reduce", 16, "Of the 1×1 in front of the large kernel."),
                    channels("branch5", "5×5", 32, "Of the large kernel's branch."),
                    channels("pool", "Pool projection", 32, "Of the 1×1 behind the pooling."),
                    Field.integer(
                            "largeKernel",
                            "Large kernel",
                            5,
                            1,
                            63,
                            "pixels",
                            "Side of the large kernel; torchvision's GoogLeNet has 3."),
                    Field.onOff(
                            "batchNorm",
                            "Batch norm",
                            true,
                            "Batch norm after each convolution; off gives a bias as in the paper."),
                    BlockFields.eps(1e-5)),
            s -> new Inception(
                    s.integer("branch1"),
                    s.integer("reduce3"),
                    s.integer("branch3"),
                    s.integer("reduce5"),
                    s.integer("branch5"),
                    s.integer("pool"),
                    s.integer("largeKernel"),
                    s.on("batchNorm"),
                    s.decimal("eps")));

    @Override
    public OperationType type() {
        return TYPE;
    }

    private static Field channels(String name, String label, int value, String help) {
        return Field.integer(name, label, value, 1, Field.MAX_CHANNELS, "channels", "Channels " + lower(help));
    }

    private static String lower(String help) {
        return Character.toLowerCase(help.charAt(0)) + help.substring(1);
    }

    @Override
    public Fragment expand(TensorShape in) {
        Fragment.Builder inside = Fragment.builder();
        String one = conv(inside, "branch1", branch1, 1, Fragment.IN);
        String three = conv(inside, "branch2.1", branch3, 3, conv(inside, "branch2.0", reduce3, 1, Fragment.IN));
        String large =
                conv(inside, "branch3.1", branch5, largeKernel, conv(inside, "branch3.0", reduce5, 1, Fragment.IN));
        inside.add("branch4.0", MaxPool2d.square(3, 1, 1), Fragment.IN);
        String pooled = conv(inside, "branch4.1", pool, 1, "branch4.0");
        return inside.add("concat", new Concat(), one, three, large, pooled).build();
    }

    private String conv(Fragment.Builder inside, String id, int out, int kernel, String from) {
        if (batchNorm) {
            return inside.convBnRelu(id, Conv2d.plain(out, kernel, 1), eps, from);
        }
        inside.add(id + ".conv", Conv2d.plain(out, kernel, 1).withBias(true), from);
        inside.then(id + ".relu", Activation.relu());
        return id + ".relu";
    }
}
