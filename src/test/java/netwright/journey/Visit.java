package netwright.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test a browser window of its own, and fails it when the page reports an error of its scripts. */
final class Visit implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace HERE = Namespace.create(Visit.class);

    /** Where a failed journey leaves its last picture and the server's logs. */
    private static final Path TRACES = Path.of("target", "journey");

    private record Window(BrowserContext context, Page page, List<String> errors) {}

    @Override
    public void beforeEach(ExtensionContext test) {
        World world = world(test);
        BrowserContext context = world.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(Pictures.WIDTH, Pictures.HEIGHT)
                        .setLocale("en-GB")
                        .setAcceptDownloads(true)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setBaseURL(world.server().address()));
        Page page = context.newPage();
        List<String> errors = new CopyOnWriteArrayList<>();
        page.onPageError(errors::add);
        page.setDefaultTimeout(15_000);
        test.getStore(HERE).put(Window.class, new Window(context, page, errors));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Window window = test.getStore(HERE).get(Window.class, Window.class);
        if (test.getExecutionException().isPresent()) {
            window.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setPath(TRACES.resolve(test.getRequiredTestMethod().getName() + ".png")));
            world(test).keepLogs(TRACES);
        }
        window.context().close();
        if (test.getExecutionException().isEmpty() && !window.errors().isEmpty()) {
            throw new AssertionError("Scripts of the page failed: " + window.errors());
        }
    }

    private static World world(ExtensionContext test) {
        return test.getRoot().getStore(HERE).computeIfAbsent(World.class, key -> new World(), World.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == Page.class || type == World.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == World.class
                ? world(test)
                : test.getStore(HERE).get(Window.class, Window.class).page();
    }
}
