package netwright.web;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import netwright.architecture.Architecture;
import netwright.architecture.ArchitectureJson;
import netwright.catalog.Presets;
import netwright.store.Design;
import netwright.store.Designs;
import netwright.store.Drafts;
import netwright.store.Person;
import netwright.store.RunClaims;
import netwright.store.Runs;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Views without a browser: real components on the server, a real H2 file, no worker. */
@SpringBootTest(classes = WebParts.class, webEnvironment = WebEnvironment.NONE)
@ViewPackages(classes = Shell.class)
public abstract class ViewTest extends BrowserlessTest {

    protected static final UUID ME = Person.LOCAL;

    @Autowired
    ApplicationContext context;

    @Autowired
    protected Designs designs;

    @Autowired
    protected Drafts drafts;

    @Autowired
    protected Runs runs;

    @Autowired
    protected RunClaims claims;

    @DynamicPropertySource
    static void dataDirectory(DynamicPropertyRegistry properties) {
        properties.add("netwright.data-dir", ViewTest::temporary);
    }

    private static String temporary() {
        try {
            Path folder = Files.createTempDirectory("netwright-views-");
            folder.toFile().deleteOnExit();
            return folder.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Spring's own listener has filled the fields before this. */
    @BeforeEach
    @Override
    protected void initVaadinEnvironment() {
        SpringViews.use(context);
        claims.running().forEach(run -> claims.cancel(run.run(), run.worker()));
        runs.list(ME, 1000, 0).forEach(run -> runs.delete(run.id()));
        designs.list(ME, 1000, 0).forEach(design -> {
            drafts.discard(ME, design.id());
            designs.delete(design.id());
        });
        drafts.discard(ME, null);
        super.initVaadinEnvironment();
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(SpringViews.class);
    }

    protected static Architecture preset(String id) {
        return Presets.find(id).orElseThrow().architecture();
    }

    protected Design saved(Architecture architecture) {
        return designs.create(ME, architecture.name(), "", ArchitectureJson.write(architecture));
    }

    /** Where the browser is: the address within the app. */
    protected String address() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters();
    }

    protected void press(String label) {
        test(find(Button.class).withText(label).all().getFirst()).click();
    }

    protected void pressIcon(String label) {
        test(find(Button.class).withAriaLabel(label).single()).click();
    }

    protected List<String> texts(Component within, String className) {
        return find(Span.class, within).withClassName(className).all().stream()
                .map(Span::getText)
                .toList();
    }

    /** What the notifications on screen say. */
    protected List<String> messages() {
        return find(Notification.class).all().stream()
                .map(message -> message.getElement().getProperty("text", "")
                        + message.getElement().getTextRecursively())
                .toList();
    }
}
