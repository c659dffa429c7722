package netwright.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import netwright.analysis.Analysis;
import org.jspecify.annotations.Nullable;

/**
 * Draws random networks that are legal and small: every kind of layer and block with random settings, residual sums,
 * concatenations and gates, a classifier at the end. The same seed draws the same network.
 */
public final class RandomArchitectures {

    private static final long MOST_VALUES = 40_000;
    private static final long MOST_PARAMETERS = 120_000;
    private static final int TRIES = 40;

    private final Random random;
    private Architecture drawing;
    private String tip = "input";

    private RandomArchitectures(long seed) {
        random = new Random(seed);
        TensorShape input =
                TensorShape.map(random.nextBoolean() ? 3 : 1, 8 + random.nextInt(20), 8 + random.nextInt(20));
        drawing = new Architecture(
                "random " + seed, input, 2 + random.nextInt(9), List.of(Node.of("input", new Input())), List.of());
    }

    /** For property tests; a failing seed can be given to {@link #of}. */
    public static Arbitrary<Architecture> legal() {
        return Arbitraries.longs()
                .between(0, 1_000_000_000)
                .withoutEdgeCases()
                .map(seed -> of(seed, 1 + (int) (seed % 9)));
    }

    /** A network of about {@code steps} layers, blocks or joins, with a classifier behind them. */
    public static Architecture of(long seed, int steps) {
        RandomArchitectures pen = new RandomArchitectures(seed);
        for (int i = 0; i < steps; i++) {
            if (pen.random.nextInt(4) == 0) {
                pen.fork();
            } else {
                pen.step();
            }
        }
        return pen.finish();
    }

    private TensorShape shape(String id) {
        return Analysis.of(drawing).nodes().get(id).output();
    }

    /** One random operation behind the tip; what turns out illegal or large is not drawn. */
    private void step() {
        for (int i = 0; i < TRIES; i++) {
            Operation operation = anyOperation();
            if (operation != null && draw(operation, List.of(tip))) {
                return;
            }
        }
    }

    private boolean draw(Operation operation, List<String> inputs) {
        String id = drawing.freeId(operation.type().id());
        Architecture tried = drawing.add(new Node(id, operation, place()));
        for (String input : inputs) {
            tried = tried.connect(input, id);
        }
        Analysis analysis = Analysis.of(tried);
        boolean small = analysis.nodes().containsKey(id)
                && analysis.nodes().get(id).output().spatial()
                && analysis.totals().cost().parameters() <= MOST_PARAMETERS
                && analysis.totals().cost().activations() <= 25 * MOST_VALUES
                && analysis.nodes().get(id).output().elements() <= MOST_VALUES;
        if (small) {
            drawing = tried;
            tip = id;
        }
        return small;
    }

    private @Nullable Position place() {
        return random.nextBoolean() ? null : new Position(random.nextInt(400), random.nextInt(400));
    }

    /** Two ways from the tip that meet again. */
    private void fork() {
        String start = tip;
        TensorShape in = shape(start);
        boolean drawn = switch (random.nextInt(3)) {
            case 0 -> draw(keeping(in.channels()), List.of(start)) && draw(new Add(), List.of(start, tip));
            case 1 -> {
                boolean left = draw(keeping(1 + random.nextInt(8)), List.of(start));
                String other = tip;
                yield left
                        && draw(keeping(1 + random.nextInt(8)), List.of(start))
                        && draw(new Concat(), List.of(other, tip, start));
            }
            default -> gate(start, in);
        };
        if (!drawn && !tip.equals(start)) {
            drawing = drawing.remove(drawing.nodes().stream()
                    .map(Node::id)
                    .filter(id -> !leadsTo(id, start))
                    .toList());
            tip = start;
        }
    }

    private boolean leadsTo(String id, String end) {
        return id.equals(end) || drawing.outOf(id).stream().anyMatch(edge -> leadsTo(edge.to(), end));
    }

    private boolean gate(String start, TensorShape in) {
        return draw(AdaptiveAvgPool2d.toOne(), List.of(start))
                && draw(
                        Conv2d.plain(random.nextBoolean() ? in.channels() : 1, 1, 1)
                                .withBias(true),
                        List.of(tip))
                && draw(Activation.of(Activation.Function.SIGMOID), List.of(tip))
                && draw(new Multiply(), List.of(start, tip));
    }

    private Conv2d keeping(int out) {
        return Conv2d.plain(out, 1 + 2 * random.nextInt(3), 1).withBias(random.nextBoolean());
    }

    private @Nullable Operation anyOperation() {
        List<OperationType> unary = OperationTypes.all().stream()
                .filter(type -> type.inputs() == 1 && type.group() != OperationType.Group.ENDS)
                .filter(type -> !type.id().equals("flatten") && !type.id().equals("linear"))
                .toList();
        OperationType type = unary.get(random.nextInt(unary.size()));
        Map<String, Object> given = new LinkedHashMap<>();
        if (type == Stage.TYPE) {
            Field block = type.fields(Map.of()).getFirst();
            given.put(
                    "block", block.choices().get(random.nextInt(block.choices().size())));
        }
        for (Field field : type.fields(given)) {
            if (!given.containsKey(field.name()) && random.nextInt(3) > 0) {
                given.put(field.name(), value(field));
            }
        }
        try {
            return type.create(given);
        } catch (InvalidSetting e) {
            return null;
        }
    }

    /** Small values, since large ones make networks nobody trains in a test. */
    private Object value(Field field) {
        int low = (int) field.min();
        return switch (field.kind()) {
            case INTEGER ->
                Math.min((int) field.max(), low + random.nextInt(field.name().equals("out") ? 12 : 3));
            case DECIMAL -> Math.min(field.max(), field.min() + random.nextInt(9) / 10.0);
            case SWITCH -> random.nextBoolean();
            case CHOICE -> field.choices().get(random.nextInt(field.choices().size()));
            case NUMBERS -> List.of(field.min());
            case SIZE -> new Size(low + random.nextInt(3), low + random.nextInt(3));
            case PADDING ->
                random.nextInt(4) == 0 ? Padding.SAME : new Padding(random.nextInt(3), random.nextInt(3), false);
        };
    }

    private Architecture finish() {
        List<Operation> head = new ArrayList<>();
        if (random.nextInt(3) > 0 || shape(tip).elements() > 500) {
            head.add(AdaptiveAvgPool2d.toOne());
        }
        head.add(new Flatten());
        head.add(new Linear(drawing.classes(), true));
        head.add(new Output());
        for (Operation operation : head) {
            String id = drawing.freeId(operation.type().id());
            drawing = drawing.add(Node.of(id, operation)).connect(tip, id);
            tip = id;
        }
        return drawing;
    }
}
