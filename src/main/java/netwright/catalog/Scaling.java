package netwright.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netwright.analysis.Analysis;
import netwright.analysis.Expansion;
import netwright.analysis.Fix;
import netwright.analysis.Problem;
import netwright.architecture.Activation;
import netwright.architecture.Architecture;
import netwright.architecture.AuxiliaryHead;
import netwright.architecture.AvgPool2d;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.Conv2d;
import netwright.architecture.ConvBnAct;
import netwright.architecture.ConvNeXtDownsampling;
import netwright.architecture.DenseTransition;
import netwright.architecture.Edge;
import netwright.architecture.InceptionV3;
import netwright.architecture.LayerNorm2d;
import netwright.architecture.Linear;
import netwright.architecture.LocalResponseNorm;
import netwright.architecture.MaxPool2d;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.PatchifyStem;
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
        scaled = classifiers(scaled, classes, changes);
        scaled = stem == Stem.SMALL_IMAGES ? smallStem(scaled, changes) : scaled;
        scaled = fitting(scaled, changes);
        return new Scaling(scaled, List.copyOf(changes));
    }

    /** The input is small and the first convolution would shrink it. */
    public static boolean suitsSmallStem(Architecture architecture, TensorShape input) {
        return Math.max(input.height(), input.width()) <= SMALL
                && stridedStem(architecture).isPresent();
    }

    private static Architecture classifiers(Architecture architecture, int classes, List<String> changes) {
        Architecture scaled = architecture.withClasses(classes);
        for (Node end : architecture.nodes()) {
            if (end.operation().ends()) {
                scaled = classifier(scaled, end, architecture.classes(), changes);
            }
        }
        return scaled;
    }

    /** The last linear layer in front of an output; a 1×1 convolution to all classes, as SqueezeNet has; an auxiliary head. */
    private static Architecture classifier(Architecture architecture, Node end, int before, List<String> changes) {
        int classes = architecture.classes();
        Optional<Node> last = before(architecture, end);
        for (int i = 0; i < architecture.nodes().size() && last.isPresent(); i++) {
            Node node = last.get();
            if (node.operation() instanceof Linear linear) {
                return widened(architecture, node, linear.out(), new Linear(classes, linear.bias()), changes);
            }
            if (node.operation() instanceof Conv2d conv && conv.kernel().equals(Size.ONE) && conv.out() == before) {
                return widened(architecture, node, conv.out(), conv.withOut(classes), changes);
            }
            if (node.operation() instanceof AuxiliaryHead head) {
                return widened(architecture, node, head.out(), head.withOut(classes), changes);
            }
            last = before(architecture, node);
        }
        return architecture;
    }

    private static Architecture widened(
            Architecture architecture, Node node, int outputs, Operation fitting, List<String> changes) {
        if (outputs == architecture.classes()) {
            return architecture;
        }
        changes.add("%s: %d → %d outputs.".formatted(name(node), outputs, architecture.classes()));
        return architecture.replace(node.id(), fitting);
    }

    private static Optional<Node> before(Architecture architecture, Node node) {
        List<Edge> into = architecture.into(node.id());
        return into.size() == 1 ? architecture.node(into.getFirst().from()) : Optional.empty();
    }

    private static Optional<Node> stridedStem(Architecture architecture) {
        return architecture.nodes().stream()
                .filter(node -> stride(node.operation()) > 0)
                .findFirst()
                .filter(node -> stride(node.operation()) > 1);
    }

    /** Of an operation that may be a network's first; 0 for others. */
    private static int stride(Operation operation) {
        return switch (operation) {
            case Conv2d conv -> Math.max(conv.stride().height(), conv.stride().width());
            case ConvBnAct conv -> conv.stride();
            case PatchifyStem stem -> stem.patch();
            default -> 0;
        };
    }

    private static Architecture smallStem(Architecture architecture, List<String> changes) {
        Optional<Node> stem = stridedStem(architecture);
        if (stem.isEmpty()) {
            return architecture;
        }
        return switch (stem.get().operation()) {
            case PatchifyStem patchify ->
                smallStem(Expansion.open(architecture, stem.get().id()), changes);
            case ConvBnAct conv -> {
                ConvBnAct small = new ConvBnAct(conv.out(), 3, 1, conv.groups(), conv.activation(), conv.eps());
                yield smallStem(
                        architecture, stem.get(), Size.of(conv.kernel()), Size.of(conv.stride()), small, changes);
            }
            case Conv2d conv -> {
                Conv2d small =
                        Conv2d.plain(conv.out(), 3, 1).withGroups(conv.groups()).withBias(conv.bias());
                yield smallStem(architecture, stem.get(), conv.kernel(), conv.stride(), small, changes);
            }
            default -> architecture;
        };
    }

    private static Architecture smallStem(
            Architecture architecture, Node stem, Size kernel, Size stride, Operation small, List<String> changes) {
        changes.add("%s: kernel %s, stride %s → 3×3, stride 1.".formatted(name(stem), kernel, plain(stride)));
        Architecture changed = architecture.replace(stem.id(), small);
        Optional<Node> pool = poolBehind(changed, stem);
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

    /** Where the map has become too small for a window, pooling and blocks that shrink it go and convolutions are padded. */
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
                        || node.operation() instanceof ConvNeXtDownsampling
                        || node.operation() instanceof InceptionV3
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
