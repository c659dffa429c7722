package netwright.lab;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import netwright.analysis.Expansion;
import netwright.architecture.Architecture;
import netwright.architecture.Block;
import netwright.architecture.Bottleneck;
import netwright.architecture.DenseBlock;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.OperationTypes;
import netwright.architecture.SqueezeExcitation;
import netwright.architecture.Stage;
import org.jspecify.annotations.Nullable;

/** Experiments on drawn blocks and stages. */
final class BlockSwaps {

    private BlockSwaps() {}

    /** Changes settings of blocks and of stages of them; nothing is opened. */
    record BySetting(Function<Map<String, Object>, Change> changes, String one, String many) implements Technique {

        /** Another operation in place of a block, or null. */
        interface Change {
            @Nullable Operation of(Block block);
        }

        @Override
        public int places(Scene scene, Map<String, Object> settings) {
            return changed(scene, settings).keySet().stream()
                    .mapToInt(node -> copies(node.operation()))
                    .sum();
        }

        private Map<Node, Operation> changed(Scene scene, Map<String, Object> settings) {
            Change change = changes.apply(settings);
            Map<Node, Operation> changed = new LinkedHashMap<>();
            for (Node node : scene.architecture().nodes()) {
                if (scene.includes(node.id())
                        && node.operation() instanceof Block block
                        && change.of(block) instanceof Operation other
                        && !other.equals(block)) {
                    changed.put(node, other);
                }
            }
            return changed;
        }

        @Override
        public Outcome apply(Scene scene, Map<String, Object> settings) {
            Map<Node, Operation> changed = changed(scene, settings);
            Architecture a = scene.architecture()
                    .mapNodes(node -> changed.containsKey(node) ? node.withOperation(changed.get(node)) : node);
            int places = places(scene, settings);
            List<String> names = changed.keySet().stream().map(Node::id).toList();
            return new Outcome(
                    a,
                    places,
                    places == 0
                            ? List.of()
                            : List.of("%s in %s.".formatted(Words.count(places, one, many), Words.list(names))));
        }
    }

    static int copies(Operation operation) {
        return operation instanceof Stage stage ? stage.repeat() : 1;
    }

    /** ResNet's bottleneck in ResNeXt's form: width = ⌊out/4 · base/64⌋ · groups, as torchvision counts it. */
    static BySetting.Change resnext(int groups, int base) {
        return block -> {
            boolean bottleneck = block instanceof Bottleneck
                    || block instanceof Stage stage && stage.block().equals(Bottleneck.TYPE.id());
            Map<String, Object> settings = new LinkedHashMap<>(block.settings());
            if (!bottleneck || !Integer.valueOf(1).equals(settings.get("groups"))) {
                return null;
            }
            int planes = (Integer) settings.get("out") / 4;
            settings.put("groups", groups);
            settings.put("width", Math.max(1, planes * base / 64) * groups);
            settings.computeIfPresent("reducedWidth", (name, own) -> 0);
            return block.type().create(settings);
        };
    }

    /** A gate in every block: by the setting where there is one, in front of the sum; else behind the block. */
    record Gates() implements Technique {

        private static final String SETTING = "seReduction";

        @Override
        public int places(Scene scene, Map<String, Object> settings) {
            return scene.architecture().nodes().stream()
                    .filter(node -> scene.includes(node.id()))
                    .filter(node -> settable(node.operation()) || needsGateBehind(node.operation()))
                    .mapToInt(node -> copies(node.operation()))
                    .sum();
        }

        private static boolean settable(Operation operation) {
            return operation instanceof Block
                    && Integer.valueOf(0).equals(operation.settings().get(SETTING));
        }

        /** What papers count as a block, and a dense block, where it has no such setting. */
        private static boolean needsGateBehind(Operation operation) {
            Operation repeated = operation instanceof Stage stage
                    ? OperationTypes.get(stage.block()).create()
                    : operation;
            return repeated instanceof Block block
                    && (block.counted() || block instanceof DenseBlock)
                    && !operation.settings().containsKey(SETTING);
        }

        @Override
        public Outcome apply(Scene scene, Map<String, Object> settings) {
            int reduction = (Integer) settings.get("reduction");
            int places = places(scene, settings);
            Set<String> set = new LinkedHashSet<>();
            Set<String> stages = new LinkedHashSet<>();
            Architecture a = scene.architecture().mapNodes(node -> {
                if (!scene.includes(node.id()) || !settable(node.operation())) {
                    return node;
                }
                set.add(node.id());
                Map<String, Object> gated = new LinkedHashMap<>(node.operation().settings());
                gated.put(SETTING, reduction);
                return node.withOperation(node.operation().type().create(gated));
            });
            Set<String> behind = new LinkedHashSet<>();
            for (Node node : a.nodes()) {
                if (scene.includes(node.id()) && needsGateBehind(node.operation())) {
                    (node.operation() instanceof Stage stage && stage.repeat() > 1 ? stages : behind).add(node.id());
                }
            }
            Architecture opened = open(a, stages, behind);
            return new Outcome(
                    behind(opened, behind, reduction), places, words(places, reduction, set, stages, behind));
        }

        /** Stages whose blocks each get a gate behind them are opened; one copy inside is a block like any other. */
        private static Architecture open(Architecture a, Set<String> stages, Set<String> behind) {
            if (stages.isEmpty()) {
                return a;
            }
            Set<String> before = new HashSet<>();
            a.nodes().forEach(node -> before.add(node.id()));
            Architecture opened = Expansion.open(a, stages);
            for (Node node : opened.nodes()) {
                boolean fresh = !before.contains(node.id());
                boolean still = stages.contains(node.id());
                if ((fresh || still) && needsGateBehind(node.operation())) {
                    behind.add(node.id());
                }
            }
            return opened.mapNodes(node -> node.at(null));
        }

        private static Architecture behind(Architecture a, Set<String> nodes, int reduction) {
            Map<String, Operation> gates = new LinkedHashMap<>();
            nodes.forEach(node -> gates.put(node, new SqueezeExcitation(reduction)));
            return gates.isEmpty() ? a : Chains.append(a, gates, "se");
        }

        private static List<String> words(
                int places, int reduction, Set<String> set, Set<String> stages, Set<String> behind) {
            if (places == 0) {
                return List.of();
            }
            List<String> words = new java.util.ArrayList<>();
            words.add("%s got a gate with reduction %d.".formatted(Words.count(places, "block", "blocks"), reduction));
            if (!set.isEmpty()) {
                words.add("By the setting of %s: inside the block, in front of the sum.".formatted(Words.list(set)));
            }
            if (!behind.isEmpty()) {
                words.add("Behind %s, which have no such setting.".formatted(Words.list(behind)));
            }
            if (!stages.isEmpty()) {
                words.add("Opened, so that each of its blocks gets one: %s.".formatted(Words.list(stages)));
            }
            return words;
        }
    }
}
