package netwright.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** One design, from its training to its comparison, through a restart and a lost worker. */
@Tag("browser")
@ExtendWith(Visit.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrainingJourneyTest {

    private static final String NAME = "Digits";
    private static final String NETWORK = """
            {"format": "netwright/1", "name": "Digits", "input": [1, 28, 28], "classes": 10,
             "nodes": [{"id": "input", "type": "input"},
                       {"id": "conv", "type": "conv_bn_act", "settings": {"out": 8, "stride": 2}},
                       {"id": "block", "type": "basic_block", "settings": {"out": 16, "stride": 2}},
                       {"id": "gate", "type": "squeeze_excitation", "settings": {"reduction": 4}},
                       {"id": "pool", "type": "adaptive_avg_pool2d"},
                       {"id": "flatten", "type": "flatten"},
                       {"id": "linear", "type": "linear", "settings": {"out": 10}},
                       {"id": "output", "type": "output"}],
             "edges": [{"from": "input", "to": "conv"}, {"from": "conv", "to": "block"},
                       {"from": "block", "to": "gate"}, {"from": "gate", "to": "pool"},
                       {"from": "pool", "to": "flatten"}, {"from": "flatten", "to": "linear"},
                       {"from": "linear", "to": "output"}]}
            """;

    private static final double SLOW = 90_000;

    private boolean mnist;
    private String cancelled = "";
    private String finished = "";

    @Test
    @Order(1)
    void a_running_training_is_watched_and_cancelled(Page page, World world) {
        Drawing drawing = Drawing.start(page, "Empty");
        drawing.dropFile("digits.json", NETWORK);
        assertThat(drawing.message("Opened digits.json.")).isVisible();
        drawing.saveAs(NAME);

        Training training = train(drawing);
        mnist = training.fetchMnist();
        System.out.println("The journey trains on "
                + (mnist ? "MNIST." : "images of its own making, because MNIST could not be fetched here."));
        if (!mnist) {
            training.chooseFolder(OwnImages.in(world.data()));
        }
        Locator epochs = training.field("Epochs");
        epochs.fill("40");
        // As the server would, with a proposal that is late.
        epochs.evaluate("input => { input.closest('vaadin-number-field').value = '7'; }");
        assertThat(epochs).hasValue("40");
        epochs.press("Tab");
        training.fill("Training images", "1e3");
        assertThat(training.field("Training images")).hasValue("1000");
        training.dialog().getByText("Recipe as JSON").click();
        assertThat(training.dialog().last().locator("textarea")).hasValue(Pattern.compile("\"images\": *1000,"));
        training.dialog().last().getByText("Cancel").click();
        training.fill("Training images", "0");
        page.keyboard().press("Escape");
        assertThat(training.dialog()).isHidden();
        train(drawing);
        assertThat(training.estimate()).containsText("for 40 epochs", containsWithin(SLOW));
        assertThat(training.chosenImages()).not().containsText("not fetched yet");
        Pictures.take(page, "train.png");
        training.begin();

        assertThat(training.figure("Images/s")).isVisible(visibleWithin(SLOW));
        int before = training.points();
        Await.that("the curve has grown", 60, () -> training.points() > before + (Pictures.wanted() ? 400 : 3));
        assertThat(training.status()).containsText("left");
        Pictures.take(page, "running.png");

        cancelled = page.url();
        long asked = System.nanoTime();
        training.action("Cancel").click();
        assertThat(training.badge()).hasText("cancelled");
        double seconds = (System.nanoTime() - asked) / 1e9;
        System.out.printf("A running training is cancelled after %.1f s.%n", seconds);
        assertThat(seconds).isLessThan(3);
        assertThat(training.status()).containsText("Cancelled");
    }

    @Test
    @Order(2)
    void a_finished_training_shows_what_was_learnt_and_what_was_not(Page page, World world) {
        Training training = train(open(page));
        if (!mnist) {
            training.chooseFolder(OwnImages.folder(world.data()));
        }
        training.fill("Epochs", !mnist ? "20" : Pictures.wanted() ? "4" : "1");
        training.begin();
        finished = page.url();

        assertThat(training.badge()).hasText("completed", new LocatorAssertions.HasTextOptions().setTimeout(150_000));
        assertThat(training.figure("Best top-1")).hasText(Pattern.compile("[6-9]\\d\\.\\d\\d %|100.00 %"));
        assertThat(page.locator("net-chart.matrix")).isVisible();
        assertThat(page.locator(".mistakes img").first()).isVisible();
        assertThat(page.locator(".details")).containsText("MXNet");
        assertThat(page.getByRole(AriaRole.HEADING).filter(new Locator.FilterOptions().setHasText(NAME)))
                .containsText("revision 1");
        page.locator("net-chart.matrix").scrollIntoViewIfNeeded();
        Pictures.take(page, "result.png");
    }

    @Test
    @Order(3)
    void a_finished_training_is_looked_at_in_other_ways(Page page) {
        page.navigate(finished);
        Locator crops = part(page, "Look through several crops");
        crops.getByRole(AriaRole.BUTTON).first().click();
        assertThat(row(crops.locator("tbody"), "at five scales")).containsText("chance", containsWithin(SLOW));
        assertThat(row(crops.locator("tbody"), "Centre crop")).containsText("28×28 out of 32×32");

        Locator statistics = part(page, "Use batch statistics on purpose");
        statistics.getByRole(AriaRole.BUTTON).first().click();
        assertThat(row(statistics.locator("tbody"), "Batches of 2")).containsText("chance", containsWithin(SLOW));
        assertThat(statistics.locator("net-chart")).isVisible();
        assertThat(statistics).containsText("validation images");
        page.locator(".examine").evaluate("it => it.scrollIntoView()");
        Pictures.take(page, "examine.png");

        page.reload();
        assertThat(row(crops.locator("tbody"), "at five scales")).containsText("chance");
        assertThat(row(statistics.locator("tbody"), "Batches of 2")).containsText("chance");
        page.setViewportSize(1024, 768);
        page.locator(".examine").evaluate("it => it.scrollIntoView()");
        Pictures.small(page, "examine");
    }

    @Test
    @Order(4)
    void designs_results_and_drafts_outlive_a_restart(Page page, World world) {
        Drawing drawing = open(page);
        drawing.drag("dropout", 120, 120);
        assertThat(drawing.node("dropout")).isVisible();
        assertThat(drawing.state()).hasText("revision 1, changed since");

        world.server().restart();

        Drawing again = open(page);
        assertThat(again.node("dropout")).isVisible();
        assertThat(again.state()).hasText("revision 1, changed since");
        link(page, "Runs").click();
        assertThat(page.locator(".badge.completed").first()).isVisible();
        page.navigate(finished);
        assertThat(new Training(page).badge()).hasText("completed");
        assertThat(page.locator(".mistakes img").first()).isVisible();
    }

    @Test
    @Order(5)
    void a_run_whose_worker_is_killed_goes_on_or_says_why_not(Page page, World world) {
        page.navigate(cancelled);
        Training training = new Training(page);
        assertThat(training.badge()).hasText("cancelled");
        training.action("Train again").click();
        assertThat(training.figure("Images/s")).isVisible(visibleWithin(SLOW));

        world.server().killWorker();

        Locator lost = page.locator(".details", new Page.LocatorOptions().setHasText("Workers lost"));
        assertThat(lost.or(page.locator(".run > .error")).first()).isVisible(visibleWithin(SLOW));
        if (lost.isVisible()) {
            assertThat(training.figure("Images/s")).isVisible(visibleWithin(SLOW));
            int before = training.points();
            Await.that("the run goes on", 60, () -> training.points() > before + 3);
            training.action("Cancel").click();
            assertThat(training.badge()).hasText("cancelled");
        } else {
            assertThat(training.status()).containsText("worker");
        }
    }

    @Test
    @Order(6)
    void the_design_is_compared_with_resnet_18(Page page) {
        page.navigate(finished);
        new Training(page).action("Compare").click();
        page.waitForURL("**/compare*");

        Locator table = page.locator(".networks table");
        assertThat(table.locator("th[scope=col]").last()).hasText("ResNet-18");
        assertThat(row(table, "Parameters")).containsText("11,689,512");
        assertThat(row(table, "MACs")).containsText("1,814,073,344");
        assertThat(row(table, "Measured best").locator("td").first()).containsText("%");
        assertThat(row(table, "Published").locator("td").last()).containsText("69.76 %");
        assertThat(page.locator("net-chart [aria-label*='ResNet-18']").first()).isVisible();
        page.locator("net-chart").first().scrollIntoViewIfNeeded();
        Pictures.take(page, "compare.png");
    }

    private static Locator part(Page page, String title) {
        return page.locator(".examine-part", new Page.LocatorOptions().setHasText(title));
    }

    private static Locator row(Locator table, String label) {
        return table.locator("tr", new Locator.LocatorOptions().setHasText(label))
                .first();
    }

    private static Training train(Drawing drawing) {
        drawing.button("Train").click();
        Training training = new Training(drawing.page());
        assertThat(training.start()).isVisible();
        return training;
    }

    private static Drawing open(Page page) {
        page.navigate("designs");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(NAME).setExact(true))
                .click();
        Drawing drawing = new Drawing(page);
        assertThat(drawing.node("gate")).isVisible();
        return drawing;
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static LocatorAssertions.IsVisibleOptions visibleWithin(double millis) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(millis);
    }

    private static LocatorAssertions.ContainsTextOptions containsWithin(double millis) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(millis);
    }
}
