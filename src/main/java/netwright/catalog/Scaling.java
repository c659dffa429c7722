package netwright.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netwright.analysis.Analysis;
import netwright.analysis.Fix;
import netwright.analysis.Problem;
import netwright.architecture.Activation;
import netwright.architecture.Architecture;
import netwright.architecture.AvgPool2d;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.Conv2d;
import netwright.architecture.DenseTransition;
import netwright.architecture.Edge;
import netwright.architecture.LayerNorm2d;
import netwright.architecture.Linear;
import netwright.architecture.LocalResponseNorm;
import netwright.architecture.MaxPool2d;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.Output;
import netwright.architecture.Padding;
import netwright.architecture.Size;
import netwright.architecture.TensorShape;

/**
 * An architecture fitted to other images and classes.
 *
 * @param changes what was changed, a sentence each; empty when it fitted already
 */
public record Scaling(Architecture architecture, List<String> changes) {

    /** Longest side up to which a stem that does not shrink the image is worth its cost. */
    private static final int SMALL = 64;

    /** What becomes of the first layers, which shrink a large photograph by four. */
    public enum Stem {
        AS_DRAWN,
        /** 3×3 with stride 1 and no pooling behind it, as usual for CIFAR. */
        SMALL_IMAGES
    }

    /** Changes the input, the classifier, on request the stem, and what then no longer fits. */
    public static Scaling of(Architecture architecture, TensorShape input, int classes, Stem stem) {
        List<String> changes = new ArrayList<>();
        Architecture scaled = architecture;
        if (!architecture.input().equals(input)) {
            changes.add("Input %s → %s.".formatted(architecture.input(), input));
            scaled = scaled.withInput(input);
        }
        scaled = classifier(scaled.withClasses(classes), changes);
        scaled = stem == Stem.SMALL_IMAGES ? smallStem(scaled, changes) : scaled;
        scaled = fitting(scaled, changes);
        return new Scaling(scaled, List.copyOf(changes));
    }

    /** The input is small and the first convolution would shrink it. */
    public static boolean suitsSmallStem(Architecture architecture, TensorShape input) {
        return Math.max(input.height(), input.width()) <= SMALL
                && stridedStem(architecture).isPresent();
    }

    private static Architecture classifier(Architecture architecture, List<String> changes) {
        Optional<Node> last = architecture.nodes().stream()
                .filter(node -> node.operation() instanceof Output)
                .findFirst();
        for (int i = 0; i < architecture.nodes().size() && last.isPresent(); i++) {
            last = before(architecture, last.get());
            if (last.isPresent() && last.get().operation() instanceof Linear linear) {
                if (linear.out() == architecture.classes()) {
                    break;
                }
                changes.add("%s: %d → %d outputs.".formatted(name(last.get()), linear.out(), architecture.classes()));
                return architecture.replace(last.get().id(), new Linear(architecture.classes(), linear.bias()));
            }
        }
        return architecture;
    }

    private static Optional<Node> before(Architecture architecture, Node node) {
        List<Edge> into = architecture.into(node.id());
        return into.size() == 1 ? architecture.node(into.getFirst().from()) : Optional.empty();
    }

    private static Optional<Node> stridedStem(Architecture architecture) {
        return architecture.nodes().stream()
                .filter(node -> node.operation() instanceof Conv2d)
                .findFirst()
                .filter(node -> !((Conv2d) node.operation()).stride().equals(Size.ONE));
    }

    private static Architecture smallStem(Architecture architecture, List<String> changes) {
        Optional<Node> stem = stridedStem(architecture);
        if (stem.isEmpty()) {
            return architecture;
        }
        Conv2d conv = (Conv2d) stem.get().operation();
        Conv2d small =
                new Conv2d(conv.out(), Size.of(3), Size.ONE, Padding.of(1), Size.ONE, conv.groups(), conv.bias());
        changes.add("%s: kernel %s, stride %s → 3×3, stride 1."
                .formatted(name(stem.get()), conv.kernel(), plain(conv.stride())));
        Architecture changed = architecture.replace(stem.get().id(), small);
        Optional<Node> pool = poolBehind(changed, stem.get());
        if (pool.isEmpty()) {
            return changed;
        }
        changes.add("%s removed: small images have no pixels to spare.".formatted(name(pool.get())));
        return changed.bypass(pool.get().id());
    }

    private static Optional<Node> poolBehind(Architecture architecture, Node stem) {
        Node node = stem;
        while (true) {
            List<Edge> out = architecture.outOf(node.id());
            if (out.size() != 1) {
                return Optional.empty();
            }
            node = architecture.node(out.getFirst().to()).orElseThrow();
            Operation operation = node.operation();
            if (operation instanceof MaxPool2d || operation instanceof AvgPool2d) {
                return Optional.of(node);
            }
            boolean pointwise = operation instanceof BatchNorm2d
                    || operation instanceof LayerNorm2d
                    || operation instanceof LocalResponseNorm
                    || operation instanceof Activation;
            if (!pointwise) {
                return Optional.empty();
            }
        }
    }

    /** Where the map has become too small for a window, pooling and dense transitions go and convolutions are padded. */
    private static Architecture fitting(Architecture architecture, List<String> changes) {
        Architecture fitted = architecture;
        for (int i = 0; i < architecture.nodes().size(); i++) {
            Analysis analysis = Analysis.of(fitted);
            Optional<Node> tooWide = tooWide(fitted, analysis);
            if (tooWide.isEmpty()) {
                break;
            }
            Node node = tooWide.get();
            String map = before(fitted, node)
                    .map(source -> analysis.nodes().get(source.id()))
                    .map(report -> report.output().toString())
                    .orElse("small");
            if (node.operation() instanceof Conv2d) {
                Fix fix = problemAt(analysis, node).orElseThrow().fixes().getFirst();
                changes.add("%s: %s, since the map is %s there.".formatted(name(node), lower(fix.label()), map));
                fitted = fix.edit().apply(fitted);
            } else {
                changes.add("%s removed, since the map is %s there.".formatted(name(node), map));
                fitted = fitted.bypass(node.id());
            }
        }
        return fitted;
    }

    private static Optional<Node> tooWide(Architecture architecture, Analysis analysis) {
        return architecture.nodes().stream()
                .filter(node -> node.operation() instanceof MaxPool2d
                        || node.operation() instanceof AvgPool2d
                        || node.operation() instanceof DenseTransition
                        || node.operation() instanceof Conv2d)
                .filter(node -> before(architecture, node)
                        .filter(source -> analysis.nodes().containsKey(source.id()))
                        .isPresent())
                .filter(node -> problemAt(analysis, node)
                        .filter(problem -> !problem.fixes().isEmpty())
                        .isPresent())
                .findFirst();
    }

    private static Optional<Problem> problemAt(Analysis analysis, Node node) {
        return analysis.problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .filter(problem -> node.id().equals(problem.place().node()))
                .filter(problem -> !analysis.nodes().containsKey(node.id()))
                .findFirst();
    }

    private static String name(Node node) {
        return node.operation().type().called(node.id());
    }

    private static String plain(Size size) {
        return size.square() ? Integer.toString(size.height()) : size.toString();
    }

    private static String lower(String label) {
        return Character.toLowerCase(label.charAt(0)) + label.substring(1);
    }
}
