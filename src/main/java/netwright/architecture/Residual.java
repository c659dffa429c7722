package netwright.architecture;

import java.util.List;

/**
 * What the residual blocks share: convolutions with batch norm and ReLU, optional SE and drop path, the shortcut, the sum.
 *
 * @param shortcutKernel side of the projection on the shortcut
 * @param preActivation batch norm and ReLU in front of each convolution and none behind the sum (He et al., 2016b,
 *     figure 1b); otherwise behind them
 */
record Residual(
        int out,
        int stride,
        String shortcut,
        int shortcutKernel,
        int seReduction,
        double dropPath,
        boolean preActivation) {

    static Field shortcutField() {
        return Field.choice(
                "shortcut",
                "Shortcut",
                "auto",
                List.of("auto", "projection", "pad"),
                "auto: identity where the shapes agree, else a 1×1 projection; projection: always project; pad: skips "
                        + "pixels and fills new channels with zeros.");
    }

    static Field preActivationField() {
        return Field.onOff(
                "preActivation",
                "Pre-activation",
                false,
                "Batch norm and ReLU in front of the convolutions, nothing behind the sum (ResNet v2, 2016).");
    }

    Fragment around(TensorShape in, Conv2d... convolutions) {
        Fragment.Builder branch = Fragment.builder();
        for (int i = 1; i <= convolutions.length; i++) {
            if (preActivation) {
                branch.then("bn" + i, BatchNorm2d.plain())
                        .then("relu" + i, Activation.relu())
                        .then("conv" + i, convolutions[i - 1]);
            } else {
                branch.then("conv" + i, convolutions[i - 1]).then("bn" + i, BatchNorm2d.plain());
                if (i < convolutions.length) {
                    branch.then("relu" + i, Activation.relu());
                }
            }
        }
        if (seReduction > 0) {
            branch.then("se", new SqueezeExcitation(seReduction));
        }
        branch.thenDropPath(dropPath);
        String end = branch.last();
        branch.add("add", new Add(), end, skip(branch, in));
        return preActivation
                ? branch.build()
                : branch.then("relu", Activation.relu()).build();
    }

    private String skip(Fragment.Builder branch, TensorShape in) {
        boolean sameShape = stride == 1 && in.channels() == out;
        if (shortcut.equals("pad") && out >= in.channels()) {
            return padded(branch, out - in.channels());
        }
        if (sameShape && !shortcut.equals("projection")) {
            return Fragment.IN;
        }
        branch.add("downsample.0", Conv2d.plain(out, shortcutKernel, stride), preActivation ? "relu1" : Fragment.IN);
        if (!preActivation) {
            branch.then("downsample.1", BatchNorm2d.plain());
        }
        return branch.last();
    }

    /** He et al., 2015, §3.3, option A: has no parameters. */
    private String padded(Fragment.Builder branch, int channels) {
        String skip = Fragment.IN;
        if (stride > 1) {
            branch.add("downsample.0", new AvgPool2d(Size.ONE, Size.of(stride), Size.of(0), false, true), skip);
            skip = branch.last();
        }
        if (channels > 0) {
            branch.add("downsample.1", new Pad(0, 0, 0, 0, channels / 2, channels - channels / 2), skip);
            skip = branch.last();
        }
        return skip;
    }
}
