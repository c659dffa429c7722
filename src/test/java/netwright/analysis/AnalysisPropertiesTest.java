package netwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.Block;
import netwright.architecture.Edge;
import netwright.architecture.Node;
import netwright.architecture.RandomArchitectures;

/** What never changes the analysis of a network, whatever the network. */
class AnalysisPropertiesTest {

    private static final int TRIES = 200;

    @Provide
    Arbitrary<Architecture> networks() {
        return RandomArchitectures.legal();
    }

    /** A layer without its name. */
    private record Facts(Object layer, Object in, Object out, Cost cost, ReceptiveField field) {}

    private static Map<String, Facts> facts(Analysis analysis, UnaryOperator<String> name) {
        Map<String, Facts> facts = new TreeMap<>();
        for (LayerReport report : analysis.layers()) {
            facts.put(
                    name.apply(report.id()),
                    new Facts(
                            report.layer(),
                            report.inputShapes(),
                            report.output(),
                            report.cost(),
                            report.receptiveField()));
        }
        return facts;
    }

    private static List<String> problems(Analysis analysis, UnaryOperator<String> rename) {
        return analysis.problems().stream()
                .map(problem -> problem.severity() + " " + namedOnce(rename.apply(problem.message())))
                .sorted()
                .toList();
    }

    /** {@code Concat concat} is written {@code Concat}. */
    private static String namedOnce(String message) {
        return message.replaceAll("(?i)\\b(\\w+) \\1\\b", "$1");
    }

    private static void assertSame(Architecture one, Architecture other) {
        Analysis before = Analysis.of(one);
        Analysis after = Analysis.of(other);
        assertThat(after.totals()).isEqualTo(before.totals());
        assertThat(facts(after, id -> id)).isEqualTo(facts(before, id -> id));
        assertThat(problems(after, text -> text)).isEqualTo(problems(before, text -> text));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void a_random_network_is_sound_and_complete(@ForAll("networks") Architecture network) {
        Analysis analysis = Analysis.of(network);

        assertThat(analysis.problems()).noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
        assertThat(analysis.totals().complete()).isTrue();
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void expanding_all_blocks_changes_nothing(@ForAll("networks") Architecture network) {
        Architecture expanded = Expansion.expand(network);

        assertThat(expanded.nodes()).noneMatch(node -> node.operation() instanceof Block);
        assertSame(network, expanded);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void opening_block_after_block_ends_in_the_expanded_network(@ForAll("networks") Architecture network) {
        Architecture opened = network;
        for (Node block = firstBlock(opened); block != null; block = firstBlock(opened)) {
            opened = Expansion.open(opened, block.id());
        }

        assertSame(network, opened);
    }

    private static Node firstBlock(Architecture architecture) {
        return architecture.nodes().stream()
                .filter(node -> node.operation() instanceof Block)
                .findFirst()
                .orElse(null);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void saving_and_loading_gives_the_same_network(@ForAll("networks") Architecture network) {
        Architecture loaded = ArchitectureJson.read(ArchitectureJson.write(network));

        assertThat(loaded).isEqualTo(network);
        assertSame(network, loaded);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void renaming_nodes_changes_names_only(@ForAll("networks") Architecture network) {
        Map<String, String> names = new HashMap<>();
        Architecture renamed = network;
        for (Node node : network.nodes()) {
            String name = "q" + names.size() + "q";
            names.put(name, node.id());
            renamed = renamed.rename(node.id(), name);
        }
        UnaryOperator<String> old = text -> {
            String result = text;
            for (Map.Entry<String, String> name : names.entrySet()) {
                result = result.replace(name.getKey(), name.getValue());
            }
            return result;
        };
        Analysis before = Analysis.of(network);
        Analysis after = Analysis.of(renamed);

        assertThat(after.totals()).isEqualTo(before.totals());
        assertThat(facts(after, old)).isEqualTo(facts(before, id -> id));
        assertThat(problems(after, old)).isEqualTo(problems(before, text -> text));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void the_order_of_nodes_and_edges_does_not_matter(@ForAll("networks") Architecture network, @ForAll long seed) {
        List<Node> nodes = new ArrayList<>(network.nodes());
        List<Edge> edges = new ArrayList<>(network.edges());
        Collections.shuffle(nodes, new Random(seed));
        Collections.shuffle(edges, new Random(seed));

        assertSame(network, new Architecture(network.name(), network.input(), network.classes(), nodes, edges));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void no_edit_whatsoever_makes_the_analysis_throw(@ForAll("networks") Architecture network, @ForAll long seed) {
        Random random = new Random(seed);
        Architecture edited = network;
        for (int i = 0; i < 4; i++) {
            edited = edit(edited, random);
            Analysis analysis = Analysis.of(edited);
            for (Problem problem : analysis.problems()) {
                for (Fix fix : problem.fixes()) {
                    Analysis.of(fix.edit().apply(edited));
                }
            }
            Expansion.expand(edited);
        }
    }

    private static Architecture edit(Architecture drawing, Random random) {
        String one = any(drawing, random);
        String other = any(drawing, random);
        return switch (random.nextInt(4)) {
            case 0 -> drawing.nodes().size() > 2 ? drawing.remove(List.of(one)) : drawing;
            case 1 ->
                drawing.edges().isEmpty()
                        ? drawing
                        : drawing.disconnect(drawing.edges()
                                .get(random.nextInt(drawing.edges().size())));
            case 2 -> drawing.connect(new Edge(one, other, random.nextInt(3)));
            default -> drawing.replace(one, drawing.node(other).orElseThrow().operation());
        };
    }

    private static String any(Architecture drawing, Random random) {
        return drawing.nodes().get(random.nextInt(drawing.nodes().size())).id();
    }
}
