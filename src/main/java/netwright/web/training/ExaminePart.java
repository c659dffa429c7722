package netwright.web.training;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Instant;
import java.util.function.Function;
import netwright.queue.Examining;
import netwright.store.Examinations;
import netwright.web.Numbers;
import netwright.web.Watch;

/** One way to examine a run: what it is, a button, how far it has come, and what came out last. */
final class ExaminePart extends Div {

    private static final long serialVersionUID = 1L;
    private static final int POLL_MILLIS = 500;

    /**
     * @param title also of the button
     * @param what is done, and why one would
     * @param counted what is counted while it goes on
     */
    record Text(String title, String what, String counted) {}

    private final transient ExamineDesk.Subject subject;
    private final transient ExamineDesk desk;
    private final transient Runnable begun;
    private final transient Text text;
    private final Button start;
    private final Button cancel = new Button("Cancel");
    private final ProgressBar bar = new ProgressBar();
    private final Span status = new Span();
    private final Div result = new Div();
    private final transient Runnable ask;
    private final transient Function<Examinations.Kept, ExaminedTable> table;
    private boolean going;
    private final transient Watch watch = new Watch(this, POLL_MILLIS, () -> going, this::look);

    /**
     * @param begun told when it begins or is looked at
     * @param ask begins
     * @param table shows what came out
     * @param settings beside the button
     */
    ExaminePart(
            ExamineDesk.Subject subject,
            ExamineDesk desk,
            Runnable begun,
            Text text,
            Runnable ask,
            Function<Examinations.Kept, ExaminedTable> table,
            Component... settings) {
        this.subject = subject;
        this.desk = desk;
        this.begun = begun;
        this.text = text;
        this.ask = ask;
        this.table = table;
        addClassName("examine-part");
        start = new Button(text.title(), event -> start());
        cancel.addClickListener(event -> {
            desk.cancel(subject);
            show();
        });
        status.getElement().setAttribute("aria-live", "polite");
        Paragraph what = new Paragraph(text.what());
        what.addClassName("quiet");
        Div row = new Div(start, cancel);
        row.add(settings);
        row.add(status);
        row.addClassName("examine-row");
        add(new H4(text.title()), what, row, bar, result);
        showResult();
        show();
    }

    private void start() {
        ask.run();
        show();
        watch.follow();
    }

    private void look() {
        if (!going) {
            return;
        }
        show();
        if (!going) {
            watch.follow();
            showResult();
        }
    }

    private void show() {
        ExamineDesk.State state = desk.state(subject).orElse(null);
        going = state != null && state.going();
        start.setVisible(!going);
        cancel.setVisible(going);
        bar.setVisible(going);
        Examining.News news = state == null ? null : state.news();
        bar.setIndeterminate(news == null || news.all() == 0);
        if (news != null && news.all() > 0) {
            bar.setValue((double) news.done() / news.all());
        }
        status.setText(state == null ? "" : going ? progress(state) : state.problem());
        status.setClassName(going ? "quiet" : "error");
        begun.run();
    }

    private String progress(ExamineDesk.State state) {
        Examining.News news = state.news();
        if (news == null) {
            return "Starting…";
        }
        if (news.all() == 0) {
            return news.phase() + "…";
        }
        return "%s: %s of %s %s%s"
                .formatted(
                        news.phase(),
                        Numbers.exact(news.done()),
                        Numbers.exact(news.all()),
                        text.counted(),
                        state.left(Instant.now())
                                .map(left -> ", about " + Numbers.duration(left.toSeconds()) + " left")
                                .orElse(""));
    }

    private void showResult() {
        result.removeAll();
        Examinations.Kept kept = desk.kept(subject).orElse(null);
        if (kept == null) {
            return;
        }
        result.add(table.apply(kept));
    }
}
