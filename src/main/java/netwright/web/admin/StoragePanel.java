package netwright.web.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import netwright.store.Installation;
import netwright.web.Messages;
import netwright.web.Numbers;

/** What the installation takes on the disk. */
final class StoragePanel extends Section {

    private static final long serialVersionUID = 1L;
    private static final int KEEP_DAYS = 7;

    private final transient Installation installation;
    private final DescriptionList list = new DescriptionList();

    StoragePanel(Installation installation) {
        this.installation = installation;
        list.addClassName("details");
        Button prune = new Button("Prune checkpoints", event -> prune());
        Span what = new Span("Deletes what only a resume would need of runs that ended more than " + KEEP_DAYS
                + " days ago. Their best weights and figures stay.");
        what.addClassName("quiet");
        Div foot = new Div(prune, what);
        foot.addClassName("prune");
        add(new H3("Database and disk"), list, foot);
        measure();
    }

    private void prune() {
        long freed = installation.prune(Duration.ofDays(KEEP_DAYS));
        Messages.done(freed == 0 ? "There was nothing to prune." : Numbers.bytes(freed) + " came free.");
        measure();
    }

    private void measure() {
        list.removeAll();
        Installation.DatabaseUse database = installation.database();
        entry("Database", database.kind() + ", " + Numbers.bytes(database.bytes()) + ", " + database.address());
        Installation.Disk disk = installation.disk();
        disk.folders()
                .forEach(folder -> entry(
                        folder.name(),
                        (folder.bytes() == 0 ? "nothing" : Numbers.bytes(folder.bytes())) + " in " + folder.path()));
        entry("Free", Numbers.bytes(disk.free()) + " on the disk with the data folder");
    }

    private void entry(String term, String description) {
        list.add(new DescriptionList.Term(term), new DescriptionList.Description(description));
    }
}
