package netwright.web.admin;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import netwright.store.Installation;
import netwright.store.People;
import netwright.store.QueueLimits;
import netwright.store.RunClaims;
import netwright.store.RunDiary;
import netwright.store.RunQueue;
import netwright.store.Runs;
import netwright.store.Workers;
import netwright.web.MainLayout;
import netwright.web.Numbers;
import netwright.web.Pages;
import netwright.web.Polling;

/** Who trains what, what waits, what went wrong, and what it all takes on the disk. */
@Route(value = Pages.ADMIN, layout = MainLayout.class)
@PageTitle("Admin · Netwright")
@StyleSheet("admin.css")
final class AdminView extends Div {

    private static final long serialVersionUID = 1L;
    private static final int POLL_MILLIS = 2_000;

    private final transient RunQueue queue;
    private final WorkersPanel workersPanel;
    private final QueuePanel queuePanel;
    private final FailuresPanel failuresPanel;
    private final Paragraph limits = new Paragraph();

    AdminView(
            Runs runs,
            RunQueue queue,
            RunClaims claims,
            RunDiary diary,
            Workers workers,
            People people,
            Installation installation) {
        this.queue = queue;
        workersPanel = new WorkersPanel(workers, claims, runs);
        queuePanel = new QueuePanel(queue, runs, people, diary);
        failuresPanel = new FailuresPanel(runs, people, diary);
        addClassNames("page", "admin");
        Div head = new Div(new H2("Admin"));
        head.addClassName("page-head");
        limits.addClassName("quiet");
        add(head, workersPanel, queuePanel, limits, failuresPanel, new StoragePanel(installation));
        refresh();
        Polling.refresh(this, POLL_MILLIS, this::refresh);
    }

    private void refresh() {
        workersPanel.refresh();
        queuePanel.refresh();
        failuresPanel.refresh();
        limits.setText(told(queue.limits()));
    }

    static String told(QueueLimits limits) {
        return "Turns go to whoever trains least at the moment. Each person may have "
                + (limits.running() == 0
                        ? "any number of runs"
                        : limits.running() == 1 ? "one run" : Numbers.exact(limits.running()) + " runs")
                + " going at once and "
                + (limits.waiting() == 0 ? "any number" : Numbers.exact(limits.waiting()))
                + " waiting; serve's options --running-each and --waiting-each change that.";
    }
}
