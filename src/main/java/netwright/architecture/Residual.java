package netwright.architecture;

/** The end that both residual blocks share: optional SE and drop path on the branch, the shortcut, the sum. */
final class Residual {

    private Residual() {}

    static Field shortcut() {
        return Field.choice(
                "shortcut",
                "Shortcut",
                "auto",
                java.util.List.of("auto", "projection", "pad"),
                "auto: identity where the shapes agree, else a 1×1 projection; projection: always project; pad: skips "
                        + "pixels and fills new channels with zeros.");
    }

    static Fragment join(
            Fragment.Builder branch,
            TensorShape in,
            int out,
            int stride,
            String shortcut,
            int seReduction,
            double dropPath) {
        if (seReduction > 0) {
            branch.then("se", new SqueezeExcitation(seReduction));
        }
        if (dropPath > 0) {
            branch.then("drop_path", new DropPath(dropPath));
        }
        String end = branch.last();
        String skip = Fragment.IN;
        if (shortcut.equals("pad") && out >= in.channels()) {
            skip = padded(branch, out - in.channels(), stride);
        } else if (stride != 1 || in.channels() != out || shortcut.equals("projection")) {
            branch.add("downsample.0", Conv2d.plain(out, 1, stride), Fragment.IN)
                    .then("downsample.1", BatchNorm2d.plain());
            skip = branch.last();
        }
        return branch.add("add", new Add(), end, skip)
                .then("relu", Activation.relu())
                .build();
    }

    /** He et al., 2015, §3.3, option A: has no parameters. */
    private static String padded(Fragment.Builder branch, int channels, int stride) {
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
