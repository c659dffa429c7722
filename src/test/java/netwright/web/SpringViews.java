package netwright.web;

import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.di.InstantiatorFactory;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.spring.SpringInstantiator;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.ApplicationContext;

/** Lets the browserless environment, which looks services up by class, make views with Spring's beans. */
public final class SpringViews implements InstantiatorFactory {

    private static final AtomicReference<ApplicationContext> CONTEXT = new AtomicReference<>();

    static void use(ApplicationContext context) {
        CONTEXT.set(context);
    }

    @Override
    public Instantiator createInstantitor(VaadinService service) {
        return new SpringInstantiator(service, CONTEXT.get());
    }
}
