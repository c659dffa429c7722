package netwright.lab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netwright.architecture.Activation;
import netwright.architecture.Architecture;
import netwright.architecture.BasicBlock;
import netwright.architecture.ConvBnAct;
import netwright.architecture.Edge;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.Stage;

/**
 * A shortcut around every two 3×3 cells, which makes a plain network residual (He et al., 2016, figure 3 middle to right). Two
 * cells become a residual block; a stage of 2n cells a stage of n blocks.
 */
record Shortcuts() implements Technique {

    private static final String SHORTCUT = "shortcut";

    /** Two drawn cells, one behind the other and read by nobody else. */
    private record Pair(Node first, Node second) {}

    @Override
    public int places(Scene scene, Map<String, Object> settings) {
        int inStages = scene.architecture().nodes().stream()
                .filter(node -> scene.includes(node.id()) && plainStage(node.operation()))
                .mapToInt(node -> BlockSwaps.copies(node.operation()) / 2)
                .sum();
        return inStages + pairs(scene).size();
    }

    private static boolean cell(Operation operation) {
        return operation instanceof ConvBnAct conv
                && conv.kernel() == 3
                && conv.groups() == 1
                && conv.activation() == Activation.Function.RELU;
    }

    private static boolean plainStage(Operation operation) {
        if (!(operation instanceof Stage stage)
                || !stage.block().equals(ConvBnAct.TYPE.id())
                || stage.repeat() % 2 != 0) {
            return false;
        }
        Map<String, Object> given = new LinkedHashMap<>(stage.with());
        given.put("out", stage.out());
        return cell(ConvBnAct.TYPE.create(given));
    }

    private static List<Pair> pairs(Scene scene) {
        Architecture a = scene.architecture();
        List<Pair> pairs = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (Node first : a.nodes()) {
            List<Edge> out = a.outOf(first.id());
            if (out.size() != 1 || !cell(first.operation()) || !scene.includes(first.id())) {
                continue;
            }
            Node second = a.node(out.getFirst().to()).orElseThrow();
            boolean fits = cell(second.operation())
                    && scene.includes(second.id())
                    && ((ConvBnAct) second.operation()).stride() == 1
                    && ((ConvBnAct) second.operation()).out() == ((ConvBnAct) first.operation()).out();
            if (fits && !used.contains(first.id()) && !used.contains(second.id())) {
                used.add(first.id());
                used.add(second.id());
                pairs.add(new Pair(first, second));
            }
        }
        return pairs;
    }

    @Override
    public Outcome apply(Scene scene, Map<String, Object> settings) {
        String shortcut = (String) settings.get(SHORTCUT);
        int places = places(scene, settings);
        Architecture a = scene.architecture().mapNodes(node -> {
            if (!scene.includes(node.id()) || !plainStage(node.operation())) {
                return node;
            }
            Stage stage = (Stage) node.operation();
            return node.withOperation(Stage.TYPE.create(Map.of(
                    "block",
                    BasicBlock.TYPE.id(),
                    "repeat",
                    stage.repeat() / 2,
                    "out",
                    stage.out(),
                    "stride",
                    stage.stride(),
                    SHORTCUT,
                    shortcut)));
        });
        for (Pair pair : pairs(scene)) {
            ConvBnAct first = (ConvBnAct) pair.first().operation();
            a = a.bypass(pair.second().id())
                    .replace(pair.first().id(), new BasicBlock(first.out(), first.stride(), shortcut, 0, 0, false));
        }
        return new Outcome(
                a,
                places,
                places == 0
                        ? List.of()
                        : List.of("%s a shortcut around them: residual blocks now."
                                .formatted(Words.count(places, "pair of 3×3 cells got", "pairs of 3×3 cells got"))));
    }
}
