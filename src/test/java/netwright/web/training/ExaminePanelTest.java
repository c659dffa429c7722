package netwright.web.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import netwright.architecture.ArchitectureJson;
import netwright.queue.Examining;
import netwright.recipe.Recipe;
import netwright.store.Examinations;
import netwright.store.NewRun;
import netwright.store.Run;
import netwright.training.Examined;
import netwright.training.Examined.Look;
import netwright.training.Examined.Part;
import netwright.training.Examined.Score;
import netwright.training.Paired;
import netwright.web.RunTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ExaminePanelTest extends RunTest {

    private static final String CROPS = "Look through several crops";
    private static final String STATISTICS = "Use batch statistics on purpose";

    @Autowired
    Examinations examinations;

    @Autowired
    ExamineDesk desk;

    @Test
    void a_run_that_is_not_over_cannot_be_examined() {
        RunView view = open(queue());

        assertThat(find(ExaminePanel.class, view).all()).isEmpty();
    }

    @Test
    void a_completed_run_offers_both_ways_and_says_that_results_are_kept() {
        RunView view = open(complete());

        assertThat(buttons(view)).containsOnlyOnce(CROPS, STATISTICS);
        assertThat(paragraphs(view))
                .contains(
                        "Looks once more at validation images, with the weights that the run came to, which stay as they are. What comes out is kept with the run.");
        assertThat(find(Checkbox.class, view).all())
                .extracting(Checkbox::getLabel, Checkbox::getValue)
                .as("mirrored digits mean something else")
                .containsExactly(
                        tuple("Mirrored crops too", false), tuple("At five scales too, five times the passes", true));
    }

    @Test
    void a_network_without_batch_norm_says_so_and_has_no_button() {
        Run run = runs.queue(
                new NewRun(ME, null, "vgg", ArchitectureJson.write(preset("vgg11")), Recipe.proposedFor("mnist")));
        completeNext(EPOCH);
        RunView view = open(run);

        assertThat(buttons(view)).contains(CROPS).doesNotContain(STATISTICS);
        assertThat(paragraphs(view)).anyMatch(text -> text.startsWith("This network has no batch norm"));
    }

    @Test
    void what_was_examined_is_shown_with_what_it_is_worth() {
        Run run = complete();
        examinations.keep(run.id(), crops(8, 5));

        RunView view = open(run);

        assertThat(row(view, "Whole image"))
                .isEqualTo("Whole image28×28190.00 %100.00 %0.30000.00 (−0.34 to +0.34)within chance");
        assertThat(row(view, "Centre crop")).isEqualTo("Centre crop28×28 out of 32×32190.00 %100.00 %0.3000");
        assertThat(row(view, "Ten crops"))
                .startsWith("Ten crops28×28 out of 32×321090.30 %")
                .endsWith("within chance");
        assertThat(paragraphs(view))
                .contains(
                        "Ten crops cost 10 forward passes an image and gain 0.30 points of top-1 against the single centre crop, within what chance allows on 1,000 images.")
                .anyMatch(text -> text.startsWith(
                                "1,000 of 10,000 validation images, each class by its share; the weights of the best epoch; MXNet 1.9.1 on the CPU,")
                        && text.endsWith("The standard error of a top-1 of 90.00 % on so many images is 0.95 points."));
    }

    @Test
    void a_gain_that_is_more_than_chance_is_told_from_one_that_is_not() {
        Run run = complete();
        examinations.keep(run.id(), crops(40, 5));

        RunView view = open(run);

        assertThat(row(view, "Ten crops")).contains("+3.50 (+2.18 to +4.80)").endsWith("more than chance");
        assertThat(paragraphs(view))
                .anyMatch(text -> text.contains(
                        "gain 3.50 points of top-1 against the single centre crop, which is more than chance."));
    }

    @Test
    void broken_batch_statistics_are_explained_and_drawn() {
        Run run = complete();
        examinations.keep(run.id(), statistics(0, 400));

        RunView view = open(run);

        assertThat(row(view, "Batches of 2"))
                .contains("50.00 %")
                .contains("−40.00")
                .endsWith("more than chance");
        assertThat(paragraphs(view))
                .anyMatch(text -> text.startsWith(
                        "In batches of 2 top-1 goes from 90.00 % to 50.00 %. Mean and variance of so few images"))
                .anyMatch(text -> text.contains(
                        "From batches of 16 on the difference is within what chance allows on 1,000 images."));
        assertThat(chart(view, "Top-1 by what batch norm uses"))
                .contains("\"xScale\":\"log\"", "[2.0,50.0]", "[16.0,89.8]", "running statistics");
    }

    @Test
    void batch_statistics_that_do_no_harm_are_not_said_to_break_anything() {
        Run run = complete();
        examinations.keep(run.id(), statistics(4, 5));

        RunView view = open(run);

        assertThat(paragraphs(view)).anyMatch(text -> text.contains("That is within what chance allows."));
    }

    @Test
    void a_network_that_has_learnt_nothing_has_nothing_to_lose_by_batch_statistics() {
        Run run = complete();
        examinations.keep(
                run.id(),
                new Examined(
                        Part.BATCH_STATISTICS,
                        1000,
                        10_000,
                        "MXNet 1.9.1",
                        "cpu",
                        Examined.Weights.LAST,
                        List.of(
                                new Look(
                                        "Running statistics",
                                        "",
                                        1,
                                        0,
                                        new Score(2.3, 0.11, 1),
                                        new Paired(1000, 0, 0)),
                                new Look("Batches of 2", "", 1, 2, new Score(2.3, 0.1, 1), new Paired(1000, 5, 15)))));

        assertThat(paragraphs(open(run)))
                .anyMatch(text -> text.startsWith(
                        "With running statistics top-1 is 11.00 %, about what guessing one of 10 classes comes to."))
                .noneMatch(text -> text.contains("suffice"));
    }

    /** A real process, which finds no weights of this run. */
    @Test
    void what_keeps_it_from_being_examined_is_said_beside_the_button() throws InterruptedException {
        Run run = complete();
        RunView view = open(run);
        press(CROPS);

        assertThat(buttons(view)).contains("Cancel");
        ExamineDesk.Subject subject = new ExamineDesk.Subject(run.id(), Part.CROPS);
        for (int i = 0; i < 1_200 && desk.state(subject).orElseThrow().going(); i++) {
            Thread.sleep(100);
        }
        assertThat(desk.state(subject).orElseThrow().problem())
                .startsWith("The weights of this run are not on this machine")
                .endsWith("or train it again.");
        ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), false));
        assertThat(find(Span.class, view).withClassName("error").all())
                .extracting(Span::getText)
                .contains(desk.state(subject).orElseThrow().problem());
    }

    @Test
    void a_cancelled_examination_leaves_nothing_behind() {
        Run run = complete();
        RunView view = open(run);
        press(STATISTICS);
        test(find(Button.class, view).withText("Cancel").single()).click();

        assertThat(desk.state(new ExamineDesk.Subject(run.id(), Part.BATCH_STATISTICS)))
                .isEmpty();
        assertThat(buttons(view)).contains(STATISTICS).doesNotContain("Cancel");
    }

    @Test
    void what_is_left_follows_the_pace_so_far() {
        Instant begun = Instant.parse("2026-11-27T12:00:00Z");
        ExamineDesk.State state = new ExamineDesk.State(true, new Examining.News("Looking", 250, 1000), begun, "");

        assertThat(state.left(begun.plusSeconds(20))).contains(Duration.ofSeconds(60));
    }

    private static Examined crops(int gained, int lost) {
        double top1 = 0.9 + (gained - lost) / 1000.0;
        return new Examined(
                Part.CROPS,
                1000,
                10_000,
                "MXNet 1.9.1",
                "cpu",
                Examined.Weights.BEST,
                List.of(
                        new Look("Whole image", "28×28", 1, 0, new Score(0.3, 0.9, 1), new Paired(1000, 1, 1)),
                        new Look(
                                "Centre crop",
                                "28×28 out of 32×32",
                                1,
                                0,
                                new Score(0.3, 0.9, 1),
                                new Paired(1000, 0, 0)),
                        new Look(
                                "Ten crops",
                                "28×28 out of 32×32",
                                10,
                                0,
                                new Score(0.25, top1, 1),
                                new Paired(1000, gained, lost))));
    }

    private static Examined statistics(int gained, int lost) {
        double top1 = 0.9 + (gained - lost) / 1000.0;
        return new Examined(
                Part.BATCH_STATISTICS,
                1000,
                10_000,
                "MXNet 1.9.1",
                "cpu",
                Examined.Weights.BEST,
                List.of(
                        new Look("Running statistics", "", 1, 0, new Score(0.3, 0.9, 1), new Paired(1000, 0, 0)),
                        new Look("Batches of 2", "", 1, 2, new Score(2, top1, 0.8), new Paired(1000, gained, lost)),
                        new Look("Batches of 16", "", 1, 16, new Score(0.31, 0.898, 1), new Paired(1000, 1, 3))));
    }

    private RunView open(Run run) {
        UI.getCurrent().navigate("run/" + run.id());
        return (RunView) getCurrentView();
    }

    private List<String> buttons(RunView view) {
        return find(Button.class, view).all().stream().map(Button::getText).toList();
    }

    private List<String> paragraphs(RunView view) {
        return find(Paragraph.class, view).all().stream()
                .map(Paragraph::getText)
                .toList();
    }
}
