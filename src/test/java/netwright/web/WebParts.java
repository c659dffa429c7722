package netwright.web;

import netwright.store.OnlyStore;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The views with a real store, without workers and a web server. Not annotated as a configuration, so that no scan finds it. */
@ComponentScan("netwright.web")
@Import(OnlyStore.class)
class WebParts {}
