package netwright.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import netwright.analysis.Analysis;
import netwright.analysis.Expansion;
import netwright.analysis.LayerReport;
import netwright.architecture.Architecture;
import netwright.architecture.Block;
import netwright.architecture.Layer;
import netwright.architecture.Node;
import netwright.architecture.Operation;

/**
 * Applies a {@link LayerRule} to a drawing. A block that holds a layer to be replaced is treated as gently as its settings
 * allow: where a setting says the same ({@link LayerRule#bySetting}), the setting is changed and the drawing stays as it
 * is; otherwise the block is opened by one level, and so on inwards until the layer itself is on the drawing. Blocks
 * without such a layer stay closed.
 */
final class Rewriting implements Technique {

    /** Blocks nest a few levels deep; a change of settings takes a round, too. */
    private static final int MOST_ROUNDS = 12;

    private final java.util.function.Function<Map<String, Object>, LayerRule> rules;

    Rewriting(java.util.function.Function<Map<String, Object>, LayerRule> rules) {
        this.rules = rules;
    }

    @Override
    public int places(Scene scene, Map<String, Object> settings) {
        LayerRule rule = rules.apply(settings);
        return (int) spots(scene.analysis(), scene.within()).stream()
                .filter(spot -> !rule.instead(spot).isEmpty())
                .count();
    }

    @Override
    public Outcome apply(Scene scene, Map<String, Object> settings) {
        LayerRule rule = rules.apply(settings);
        int places = places(scene, settings);
        List<String> changes = new ArrayList<>();
        if (places > 0) {
            changes.add(rule.done(places));
            remarks(scene, rule, changes);
        }
        Set<String> reasons = new LinkedHashSet<>();
        spots(scene.analysis(), scene.within()).stream()
                .filter(spot -> rule.instead(spot).isEmpty())
                .map(rule::leftAlone)
                .filter(Objects::nonNull)
                .forEach(reasons::add);
        changes.addAll(reasons);
        Architecture changed = places == 0 ? scene.architecture() : rewritten(scene, rule, changes);
        return new Outcome(changed, places, changes);
    }

    private static void remarks(Scene scene, LayerRule rule, List<String> changes) {
        spots(scene.analysis(), scene.within()).stream()
                .filter(spot -> !rule.instead(spot).isEmpty())
                .map(rule::remark)
                .filter(Objects::nonNull)
                .distinct()
                .limit(3)
                .forEach(changes::add);
    }

    private static Architecture rewritten(Scene scene, LayerRule rule, List<String> changes) {
        Architecture a = scene.architecture();
        Set<String> scope = new HashSet<>(scene.within());
        Set<String> opened = new LinkedHashSet<>();
        Set<String> set = new LinkedHashSet<>();
        List<LayerRule.Spot> spots = spots(scene.analysis(), scope);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Set<String> touched = touched(a, rule, spots);
            if (touched.isEmpty()) {
                break;
            }
            Map<String, Operation> changed = bySetting(a, rule, touched);
            a = a.mapNodes(node -> changed.containsKey(node.id()) ? node.withOperation(changed.get(node.id())) : node);
            set.addAll(changed.keySet());
            touched.removeAll(changed.keySet());
            opened.addAll(touched);
            a = open(a, touched, scope);
            spots = spots(Analysis.of(a), scope);
        }
        set.removeAll(opened);
        opened(set, "A setting says it in %s, so nothing had to be opened there.", changes);
        opened(opened, "Opened, since no setting can say it: %s.", changes);
        return replaced(a, rule, spots, !opened.isEmpty());
    }

    private static void opened(Set<String> ids, String sentence, List<String> changes) {
        if (!ids.isEmpty()) {
            changes.add(sentence.formatted(Words.list(ids)));
        }
    }

    private static Set<String> touched(Architecture a, LayerRule rule, List<LayerRule.Spot> spots) {
        Set<String> blocks = new HashSet<>();
        for (Node node : a.nodes()) {
            if (node.operation() instanceof Block) {
                blocks.add(node.id());
            }
        }
        Set<String> touched = new LinkedHashSet<>();
        for (LayerRule.Spot spot : spots) {
            String node = spot.report().node();
            if (blocks.contains(node)
                    && !touched.contains(node)
                    && !rule.instead(spot).isEmpty()) {
                touched.add(node);
            }
        }
        return touched;
    }

    private static Map<String, Operation> bySetting(Architecture a, LayerRule rule, Set<String> touched) {
        Map<String, Operation> changed = new LinkedHashMap<>();
        for (Node node : a.nodes()) {
            if (touched.contains(node.id())
                    && node.operation() instanceof Block block
                    && rule.bySetting(block) instanceof Operation other
                    && !other.equals(block)) {
                changed.put(node.id(), other);
            }
        }
        return changed;
    }

    /** Opens blocks; where only some nodes are to be changed, what comes out of them belongs to these. */
    private static Architecture open(Architecture a, Set<String> blocks, Set<String> scope) {
        if (blocks.isEmpty()) {
            return a;
        }
        Architecture open = Expansion.open(a, blocks);
        if (!scope.isEmpty()) {
            Set<String> before = new HashSet<>();
            a.nodes().forEach(node -> before.add(node.id()));
            open.nodes().stream()
                    .map(Node::id)
                    .filter(id -> !before.contains(id))
                    .forEach(scope::add);
        }
        return open;
    }

    private static Architecture replaced(
            Architecture a, LayerRule rule, List<LayerRule.Spot> spots, boolean layOutAnew) {
        Map<String, List<LayerRule.Part>> chains = new LinkedHashMap<>();
        for (LayerRule.Spot spot : spots) {
            List<LayerRule.Part> chain = rule.instead(spot);
            if (!chain.isEmpty() && spot.report().id().equals(spot.report().node())) {
                chains.put(spot.report().id(), chain);
            }
        }
        Architecture result = Chains.replace(a, chains);
        return layOutAnew ? result.mapNodes(node -> node.at(null)) : result;
    }

    /** Every primitive layer with known shapes inside the nodes, with those that feed it and those that read it. */
    static List<LayerRule.Spot> spots(Analysis analysis, Set<String> within) {
        Map<String, List<Layer>> readers = new HashMap<>();
        Map<String, Layer> byId = new HashMap<>();
        for (LayerReport report : analysis.layers()) {
            byId.put(report.id(), report.layer());
            for (String input : report.inputs()) {
                readers.computeIfAbsent(input, id -> new ArrayList<>(2)).add(report.layer());
            }
        }
        return analysis.layers().stream()
                .filter(report -> within.isEmpty() || within.contains(report.node()))
                .map(report -> new LayerRule.Spot(
                        report,
                        readers.getOrDefault(report.id(), List.of()),
                        report.inputs().stream().map(byId::get).toList()))
                .toList();
    }
}
