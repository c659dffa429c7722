package netwright.architecture;

/** The end that both residual blocks share: optional SE and drop path on the branch, the shortcut, the sum. */
final class Residual {

    private Residual() {}

    static Field shortcut() {
        return Field.choice(
                "shortcut",
                "Shortcut",
                "auto",
                java.util.List.of("auto", "projection"),
                "auto: identity where the shapes agree, else a 1×1 projection; projection: always project.");
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
        if (stride != 1 || in.channels() != out || shortcut.equals("projection")) {
            branch.add("downsample.0", Conv2d.plain(out, 1, stride), Fragment.IN)
                    .then("downsample.1", BatchNorm2d.plain());
            skip = branch.last();
        }
        return branch.add("add", new Add(), end, skip)
                .then("relu", Activation.relu())
                .build();
    }
}
