package netwright.queue;

import netwright.store.OnlyStore;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** What {@code serve} runs, without the web. Not annotated as a configuration, so that no scan finds it. */
@ComponentScan("netwright.queue")
@Import(OnlyStore.class)
class OnlyStoreAndQueue {}
