package netwright.web.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import netwright.analysis.Analysis;
import netwright.architecture.Architecture;
import netwright.architecture.Position;
import netwright.catalog.Presets;
import netwright.recipe.EngineName;
import netwright.recipe.Recipe;
import netwright.store.Run;
import netwright.store.RunState;
import netwright.training.EpochMetrics;
import netwright.web.workspace.Candidate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunGroupTest {

    private static final Architecture NET =
            Presets.find("plain_cnn").orElseThrow().architecture();
    private static final Recipe RECIPE = Recipe.proposedFor("mnist");

    @Test
    void runsThatDifferInTheSeedAloneAreOneGroup() {
        List<RunGroup> groups = RunGroup.of(List.of(
                run(NET, RECIPE, 0.9),
                run(moved(NET), RECIPE.withSeed(2).on(RECIPE.engine(), "cpu"), 0.92),
                run(NET, RECIPE.withBatch(64), 0.8)));

        assertThat(groups.stream().map(group -> group.title(group.bySeed().size())))
                .containsExactly("net · batch size 128, 2 seeds", "net · batch size 64, 1 seed");
        assertThat(groups.getFirst().scores(Run.Scores::top1)).isEqualTo(Map.of(1L, 0.9, 2L, 0.92));
        assertThat(groups.getFirst().candidate().measured().top1()).isCloseTo(0.91, within(1e-12));
    }

    @Test
    void enginesAreApartAndGpusAreNot() {
        List<RunGroup> groups = RunGroup.of(List.of(
                run(NET, RECIPE.on(EngineName.PYTORCH, "gpu0"), 0.9),
                run(NET, RECIPE.on(EngineName.PYTORCH, "gpu3").withSeed(2), 0.9),
                run(NET, RECIPE.on(EngineName.MXNET, "cpu"), 0.9)));

        assertThat(groups.stream().map(group -> group.bySeed().size())).containsExactly(2, 1);
        assertThat(groups.getFirst().name()).isEqualTo("net · engine PyTorch · device GPU");
    }

    @Test
    void networksThatDifferAreApartAndNumberedWhereTheirNamesAreTheSame() {
        Architecture other = Presets.find("resnet18").orElseThrow().architecture();
        List<RunGroup> groups = RunGroup.of(List.of(run(NET, RECIPE, 0.9), run(other, RECIPE, 0.9)));

        assertThat(groups.stream().map(RunGroup::name)).containsExactly("net", "net (2)");
    }

    @Test
    void imagesAreNamedWhereTheyDiffer() {
        List<RunGroup> groups =
                RunGroup.of(List.of(run(NET, RECIPE, 0.9), run(NET, RECIPE.withData("fashion_mnist"), 0.9)));

        assertThat(groups.stream().map(RunGroup::name)).containsExactly("net on MNIST", "net on Fashion-MNIST");
    }

    @Test
    void theSeedIsNoPartOfTheNameOfAGroup() {
        List<RunGroup> groups =
                RunGroup.of(List.of(named("net · rate 0.1 · seed 4", 4), named("net · rate 0.1 · seed 5", 5)));

        assertThat(groups).singleElement().extracting(RunGroup::name).isEqualTo("net · rate 0.1");
        Run first = groups.getFirst().trainings().getFirst().run();
        assertThat(GroupNames.withSeed(first, 9)).isEqualTo("net · rate 0.1 · seed 9");
        Run plain = RunGroup.of(List.of(named("net · seed 4", 5)))
                .getFirst()
                .trainings()
                .getFirst()
                .run();
        assertThat(GroupNames.withSeed(plain, 9)).isEqualTo("net · seed 4");
    }

    @Test
    void theRunThatSaysMostStandsForItsSeed() {
        Candidate completed = run(NET, RECIPE, 0.9);
        Candidate cancelled = run(NET, RECIPE, 0.7, RunState.CANCELLED);
        Candidate waiting = run(NET, RECIPE.withSeed(2), null, RunState.QUEUED);
        Candidate failed = run(NET, RECIPE.withSeed(3), 0.1, RunState.FAILED);
        RunGroup group =
                RunGroup.of(List.of(cancelled, completed, waiting, failed)).getFirst();

        assertThat(group.bySeed().get(1L).candidate()).isSameAs(completed);
        assertThat(group.scores(Run.Scores::top1)).isEqualTo(Map.of(1L, 0.9));
        assertThat(group.pending()).containsExactly(2L);
        assertThat(group.broken()).containsExactly(3L);
        assertThat(group.sample(Run.Scores::top1).n()).isEqualTo(1);
    }

    @Test
    void moreSeedsAreFirstThoseThatOthersHave() {
        RunGroup one = group(1);
        assertThat(MoreSeeds.seeds(one, List.of())).containsExactly(2L, 3L);
        assertThat(MoreSeeds.seeds(one, List.of(group(1, 5, 9, 12)))).containsExactly(5L, 9L);
        assertThat(MoreSeeds.seeds(one, List.of(group(1, 2)))).containsExactly(2L, 3L);
        assertThat(MoreSeeds.seeds(group(2, 3), List.of())).containsExactly(1L, 4L);
    }

    @Test
    void recipesAreSplitIntoWhatDiffersAndWhatDoesNot() {
        RecipeRows rows = RecipeRows.of(List.of(RECIPE, RECIPE.withImages(1000, 0), RECIPE.withSeed(7)));

        assertThat(rows.differing()).isEqualTo(Map.of("Training images", List.of("all", "1,000", "all")));
        assertThat(rows.shared()).containsEntry("Images", "MNIST").containsEntry("Validation images", "all");
        assertThat(rows.shared()).doesNotContainKey("Seed");
    }

    private static RunGroup group(long... seeds) {
        return RunGroup.of(Arrays.stream(seeds)
                        .mapToObj(seed -> run(NET, RECIPE.withSeed(seed), 0.9))
                        .toList())
                .getFirst();
    }

    private static Architecture moved(Architecture net) {
        return new Architecture(
                "another name",
                net.input(),
                net.classes(),
                net.nodes().stream().map(node -> node.at(new Position(3, 4))).toList(),
                net.edges());
    }

    private static Candidate run(Architecture network, Recipe recipe, double top1) {
        return run(network, recipe, top1, RunState.COMPLETED);
    }

    private static Candidate named(String name, long seed) {
        return run(name, NET, RECIPE.withSeed(seed), 0.9, RunState.COMPLETED);
    }

    private static Candidate run(Architecture network, Recipe recipe, @Nullable Double top1, RunState state) {
        return run("net", network, recipe, top1, state);
    }

    private static Candidate run(
            String name, Architecture network, Recipe recipe, @Nullable Double top1, RunState state) {
        UUID id = UUID.randomUUID();
        Run.Scores scores = top1 == null ? null : new Run.Scores(top1, 1, top1, 1);
        Run run = new Run(
                id,
                UUID.randomUUID(),
                null,
                name,
                recipe,
                state,
                null,
                "",
                false,
                0,
                null,
                scores,
                null,
                Instant.EPOCH,
                null,
                null,
                null);
        Candidate.Measured measured = top1 == null
                ? null
                : new Candidate.Measured(
                        recipe.data(), top1, 1, 100, List.of(new EpochMetrics(1, 0.5, 0.8, 0.4, top1, 1, 100, 1)));
        return new Candidate("run:" + id, name, "Run", network, Analysis.of(network), null, null, null, measured, run);
    }
}
