package netwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.Block;
import netwright.architecture.DefinedBlock;
import netwright.architecture.Edge;
import netwright.architecture.Node;
import netwright.architecture.RandomArchitectures;
import netwright.architecture.Selection;

/** Making blocks of what is drawn, opening and closing them changes no number. */
class OwnBlocksPropertiesTest {

    private static final int TRIES = 200;

    @Provide
    Arbitrary<Architecture> networks() {
        return RandomArchitectures.legal();
    }

    private static void assertSameNumbers(Architecture one, Architecture other) {
        assertThat(Analysis.of(other).totals()).isEqualTo(Analysis.of(one).totals());
    }

    /** Nodes from one node to another, where they make a block; empty where they do not. */
    private static List<String> stretch(Architecture network, Random random) {
        for (int i = 0; i < 40; i++) {
            List<Node> nodes = network.nodes();
            String source = nodes.get(random.nextInt(nodes.size())).id();
            String end = nodes.get(random.nextInt(nodes.size())).id();
            Set<String> behind = new HashSet<>();
            walk(network, source, true, behind);
            Set<String> before = new HashSet<>();
            walk(network, end, false, before);
            before.add(end);
            behind.retainAll(before);
            try {
                Selection.of(network, behind);
                return List.copyOf(behind);
            } catch (IllegalArgumentException noBlock) {
                continue;
            }
        }
        return List.of();
    }

    private static void walk(Architecture network, String id, boolean down, Set<String> seen) {
        for (Edge edge : down ? network.outOf(id) : network.into(id)) {
            String next = down ? edge.to() : edge.from();
            if (seen.add(next)) {
                walk(network, next, down, seen);
            }
        }
    }

    private static Architecture made(Architecture network, String id, List<String> nodes, Random random) {
        Selection selection = Selection.of(network, nodes);
        var lifted = new ArrayList<>(selection.liftable());
        lifted.removeIf(setting -> random.nextBoolean());
        return selection.replacedBy(selection.definition(id, id, lifted));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void a_block_made_of_any_stretch_of_a_network_keeps_its_numbers(
            @ForAll("networks") Architecture network, @ForAll long seed) {
        Random random = new Random(seed);
        Architecture drawn = network;
        for (int i = 0; i < 3; i++) {
            List<String> nodes = stretch(drawn, random);
            Statistics.label("stretches that make a block").collect(!nodes.isEmpty());
            if (!nodes.isEmpty()) {
                Architecture made = made(drawn, "mine" + i, nodes, random);
                assertThat(made.nodes()).hasSize(drawn.nodes().size() - nodes.size() + 1);
                assertSameNumbers(network, made);
                drawn = made;
            }
        }
        Statistics.label("stretches that make a block")
                .coverage(found -> found.check(true).percentage(share -> share > 80));
        Architecture expanded = Expansion.expand(drawn);
        assertThat(expanded.nodes()).noneMatch(node -> node.operation() instanceof Block);
        assertSameNumbers(network, expanded);
        assertThat(ArchitectureJson.read(ArchitectureJson.write(drawn))).isEqualTo(drawn);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void what_was_opened_closes_to_what_it_was(@ForAll("networks") Architecture network, @ForAll long seed) {
        Random random = new Random(seed);
        List<String> nodes = stretch(network, random);
        Architecture drawn = nodes.isEmpty() ? network : made(network, "mine", nodes, random);
        List<Architecture> steps = new ArrayList<>(List.of(drawn));
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Architecture now = steps.getLast();
            List<Node> blocks = now.nodes().stream()
                    .filter(node -> node.operation() instanceof Block)
                    .toList();
            if (!blocks.isEmpty()) {
                String id = blocks.get(random.nextInt(blocks.size())).id();
                opened.add(id);
                steps.add(Expansion.open(now, id));
                assertSameNumbers(network, steps.getLast());
                assertThat(ArchitectureJson.read(ArchitectureJson.write(steps.getLast())))
                        .isEqualTo(steps.getLast());
            }
        }
        for (int i = opened.size() - 1; i >= 0; i--) {
            Architecture closed = Closing.close(steps.get(i + 1), opened.get(i)).orElseThrow();
            assertThat(closed).isEqualTo(steps.get(i));
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void closing_the_outermost_block_closes_all_that_was_opened_inside(
            @ForAll("networks") Architecture network, @ForAll long seed) {
        Random random = new Random(seed);
        List<String> nodes = stretch(network, random);
        if (nodes.isEmpty()) {
            return;
        }
        Architecture drawn = made(network, "mine", nodes, random);
        String outermost = drawn.nodes().stream()
                .filter(node -> node.operation() instanceof DefinedBlock)
                .findFirst()
                .orElseThrow()
                .id();
        Architecture opened = Expansion.open(drawn, outermost);
        for (Node node : opened.nodes()) {
            if (node.operation() instanceof Block && node.id().startsWith(outermost + ".")) {
                opened = Expansion.open(opened, node.id());
            }
        }
        assertThat(Closing.close(opened, outermost)).contains(drawn);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void a_repeated_block_is_its_copies_one_after_the_other(
            @ForAll("networks") Architecture network, @ForAll long seed) {
        Random random = new Random(seed);
        List<String> nodes = stretch(network, random);
        if (nodes.isEmpty()) {
            return;
        }
        Architecture once = made(network, "mine", nodes, random);
        Node block = once.nodes().stream()
                .filter(node -> node.operation() instanceof DefinedBlock)
                .findFirst()
                .orElseThrow();
        boolean strided =
                block.operation().settings().keySet().stream().anyMatch(setting -> setting.startsWith("stride"));
        Architecture thrice = once.replace(block.id(), block.operation().with(Map.of("repeat", 3)));
        Architecture opened = Expansion.open(thrice, block.id());

        assertSameNumbers(thrice, opened);
        if (Analysis.of(thrice).nodes().containsKey(block.id())) {
            assertThat(opened.nodes()).hasSize(once.nodes().size() + 2);
            assertThat(opened.node(block.id() + ".0").orElseThrow().operation()).isEqualTo(block.operation());
            if (!strided) {
                assertThat(opened.node(block.id() + ".2").orElseThrow().operation())
                        .isEqualTo(block.operation());
            }
        }
    }
}
