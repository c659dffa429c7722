package netwright.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netwright.analysis.Analysis;
import netwright.analysis.NodeReport;
import netwright.architecture.Architecture;
import netwright.architecture.Block;
import netwright.architecture.Conv2d;
import netwright.architecture.Field;
import netwright.architecture.Linear;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.Output;
import netwright.architecture.TensorShape;

/**
 * More channels everywhere: each width c becomes c·w, rounded to the nearest multiple of 8, but never below 90 % of c·w, as
 * EfficientNet's {@code round_filters} does; where a convolution has groups, to a multiple that they divide. Equal widths
 * stay equal, so sums still fit; depthwise convolutions keep one group a channel; gates follow. The classifier stays.
 */
final class WidthScaling {

    private static final int DIVISOR = 8;
    private static final String OUT = "out";
    private static final String GROUPS = "groups";
    private static final String WIDTH = "width";
    private static final String GROUP_WIDTH = "groupWidth";

    private final Architecture a;
    private final Analysis before;
    private final double factor;
    private final Set<String> frozen;
    private final Map<Integer, Integer> divisors = new HashMap<>();

    private WidthScaling(Architecture a, Analysis before, double factor) {
        this.a = a;
        this.before = before;
        this.factor = factor;
        this.frozen = frozen(a);
        a.nodes().forEach(this::noteGroups);
    }

    static CompoundScaling of(Architecture a, Analysis before, double factor) {
        return factor == 1
                ? CompoundScaling.unchanged(a, before, List.of())
                : new WidthScaling(a, before, factor).scaled();
    }

    /** What decides the classifier's width, where that is no linear layer. */
    private static Set<String> frozen(Architecture a) {
        Set<String> frozen = new java.util.HashSet<>();
        for (Node node : a.nodes()) {
            if (node.operation() instanceof Output) {
                frozen.addAll(Producers.of(a, node.id()).adjustable());
            }
        }
        return frozen;
    }

    private CompoundScaling scaled() {
        Architecture wide = a.mapNodes(node -> node.withOperation(scaled(node)));
        WidthRepair.Repaired repaired = WidthRepair.fit(wide, before, frozen);
        Architecture fitting = repaired.architecture();
        Analysis after = repaired.analysis();
        if (!after.sound() || !ends(fitting, after).equals(ends(a, before))) {
            return CompoundScaling.unchanged(
                    a, before, List.of("The width stays: joined branches could not be brought to the same new width."));
        }
        List<String> widths = new ArrayList<>();
        int places = 0;
        for (Node node : fitting.nodes()) {
            Operation old = a.node(node.id()).orElseThrow().operation();
            if (!old.equals(node.operation())) {
                places++;
                widths.add(
                        old.settings().get(OUT) instanceof Integer out
                                ? "%s %d → %s"
                                        .formatted(
                                                node.id(),
                                                out,
                                                node.operation().settings().get(OUT))
                                : node.id());
            }
        }
        return new CompoundScaling(
                fitting,
                after,
                places,
                widths.isEmpty() ? List.of() : List.of("Channels: %s.".formatted(Words.list(widths))),
                limits(places));
    }

    private static List<TensorShape> ends(Architecture a, Analysis analysis) {
        return a.nodes().stream()
                .filter(node -> node.operation() instanceof Output)
                .map(node -> analysis.nodes().get(node.id()))
                .filter(java.util.Objects::nonNull)
                .map(NodeReport::output)
                .toList();
    }

    private List<String> limits(int places) {
        List<String> limits = new ArrayList<>();
        List<String> linear = a.nodes().stream()
                .filter(node -> node.operation() instanceof Linear)
                .map(Node::id)
                .toList();
        if (places == 0) {
            limits.add("The width stays: rounding to multiples of 8 gives the same channels.");
        } else if (linear.size() > 1) {
            limits.add("Linear layers keep their width: %s.".formatted(Words.list(linear)));
        }
        return limits;
    }

    private void noteGroups(Node node) {
        Map<String, Object> settings = node.operation().settings();
        if (settings.get(GROUP_WIDTH) instanceof Integer each && settings.get(OUT) instanceof Integer out) {
            divisors.merge(out, Math.min(each, out), WidthScaling::common);
        }
        if (!(settings.get(GROUPS) instanceof Integer groups) || groups == 1) {
            return;
        }
        int in = channelsInto(node.id());
        if (settings.get(WIDTH) instanceof Integer width) {
            if (width == 0 && settings.get(OUT) instanceof Integer out) {
                divisors.merge(out, 4 * groups, WidthScaling::common);
            }
        } else if (groups != in && settings.get(OUT) instanceof Integer out) {
            divisors.merge(in, groups, WidthScaling::common);
            divisors.merge(out, groups, WidthScaling::common);
        }
    }

    /** 0 while unknown. */
    private int channelsInto(String id) {
        return a.into(id).stream()
                .map(edge -> before.nodes().get(edge.from()))
                .filter(java.util.Objects::nonNull)
                .mapToInt(report -> report.output().channels())
                .findFirst()
                .orElse(0);
    }

    private Operation scaled(Node node) {
        Operation operation = node.operation();
        boolean wide = operation instanceof Block || operation instanceof Conv2d;
        if (!wide || frozen.contains(node.id())) {
            return operation;
        }
        Map<String, Object> settings = new LinkedHashMap<>(operation.settings());
        int groups = settings.get(GROUPS) instanceof Integer g ? g : 1;
        int in = channelsInto(node.id());
        boolean inner = settings.containsKey(WIDTH);
        if (groups > 1 && groups == in && !inner) {
            int each = Math.max(1, (Integer) settings.get(OUT) / in);
            settings.put(GROUPS, width(in));
            settings.put(OUT, width(in) * each);
            return operation.type().create(settings);
        }
        for (Field field : operation.type().fields(settings)) {
            if (channels(operation, field) && settings.get(field.name()) instanceof Integer value && value > 1) {
                int divisor = inner && !field.name().equals(OUT) ? common(DIVISOR, groups) : divisor(value);
                settings.put(field.name(), Math.min((int) field.max(), rounded(value * factor, divisor)));
            }
        }
        return operation.type().create(settings);
    }

    /** Widths of blocks go by the unit of the setting; a single layer has only its output. */
    private static boolean channels(Operation operation, Field field) {
        return field.kind() == Field.Kind.INTEGER
                && field.unit().equals("channels")
                && !field.name().equals(GROUP_WIDTH)
                && (operation instanceof Block || field.name().equals(OUT));
    }

    private int divisor(int channels) {
        return common(DIVISOR, divisors.getOrDefault(channels, 1));
    }

    private int width(int channels) {
        return channels == 1 ? 1 : rounded(channels * factor, divisor(channels));
    }

    /** EfficientNet's {@code round_filters}. */
    static int rounded(double channels, int divisor) {
        int nearest = Math.max(divisor, (int) (channels + divisor / 2.0) / divisor * divisor);
        return nearest < 0.9 * channels ? nearest + divisor : nearest;
    }

    /** Least common multiple. */
    private static int common(int a, int b) {
        return a
                / java.math.BigInteger.valueOf(a)
                        .gcd(java.math.BigInteger.valueOf(b))
                        .intValue()
                * b;
    }
}
