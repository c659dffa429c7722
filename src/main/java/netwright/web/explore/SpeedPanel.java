package netwright.web.explore;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import netwright.queue.SpeedProcess;
import netwright.recipe.EngineName;
import netwright.store.Speeds;
import netwright.web.Messages;
import netwright.web.Numbers;
import netwright.web.Watch;

/** Measures networks on this machine: what is known, how far it has come, start and cancel. */
final class SpeedPanel extends Div {

    private static final long serialVersionUID = 1L;
    private static final int POLL_MILLIS = 1_000;
    /** Load per core that more than the measuring itself makes. */
    private static final double BUSY = 1.75;

    private final transient SpeedDesk desk;
    private final transient BooleanSupplier training;
    private final transient Supplier<List<SpeedDesk.Job>> wanted;
    private final transient Runnable changed;
    private final Select<EngineName> engine = new Select<>();
    private final Button start = new Button("Measure on this machine");
    private final Button cancel = new Button("Cancel");
    private final ProgressBar bar = new ProgressBar();
    private final Span status = new Span();
    private final UnorderedList skipped = new UnorderedList();
    private int seen = -1;
    private boolean wasRunning;
    private final transient Watch watch;

    /**
     * @param training whether anything is being trained, which would disturb the measuring
     * @param wanted what to measure when asked to
     * @param changed told when there are new measurements, or another engine is looked at
     */
    SpeedPanel(SpeedDesk desk, BooleanSupplier training, Supplier<List<SpeedDesk.Job>> wanted, Runnable changed) {
        this.desk = desk;
        this.watch = new Watch(this, POLL_MILLIS, () -> desk.state().running(), this::look);
        this.training = training;
        this.wanted = wanted;
        this.changed = changed;
        addClassName("speed-panel");
        engine.setAriaLabel("Engine to measure with");
        engine.setItems(EngineName.values());
        engine.setItemLabelGenerator(EngineName::label);
        engine.setValue(EngineName.PYTORCH);
        engine.addValueChangeListener(event -> {
            show();
            changed.run();
        });
        start.addClickListener(event -> start());
        cancel.addClickListener(event -> desk.cancel());
        status.addClassName("quiet");
        status.getElement().setAttribute("role", "status");
        skipped.addClassName("quiet");
        Div row = new Div(engine, start, cancel, status);
        row.addClassName("speed-row");
        add(row, bar, skipped);
        show();
    }

    Map<String, Speeds.Measured> measured() {
        return desk.measured(engine.getValue());
    }

    private void start() {
        List<SpeedDesk.Job> jobs = missing();
        jobs = jobs.isEmpty() ? wanted.get() : jobs;
        if (jobs.isEmpty()) {
            return;
        }
        if (!desk.measure(jobs, engine.getValue())) {
            Messages.error("Networks are being measured already. Wait for it, or cancel it.");
        }
        watch.follow();
        show();
    }

    private List<SpeedDesk.Job> missing() {
        Map<String, Speeds.Measured> known = measured();
        return wanted.get().stream()
                .filter(job -> !known.containsKey(job.key()))
                .toList();
    }

    private void look() {
        SpeedDesk.State state = desk.state();
        if (state.done() != seen || state.running() != wasRunning) {
            show();
            changed.run();
        }
        watch.follow();
    }

    private void show() {
        SpeedDesk.State state = desk.state();
        seen = state.done();
        wasRunning = state.running();
        start.setVisible(!state.running());
        cancel.setVisible(state.running());
        bar.setVisible(state.running());
        bar.setValue(state.total() == 0 ? 0 : (double) state.done() / state.total());
        status.setText(state.running() ? progress(state) : known());
        skipped.removeAll();
        state.skipped().forEach(reason -> skipped.add(new ListItem("Skipped " + reason)));
        skipped.setVisible(!state.skipped().isEmpty());
    }

    private String progress(SpeedDesk.State state) {
        return "Measuring %s, %d of %d.%s"
                .formatted(state.current(), Math.min(state.done() + 1, state.total()), state.total(), disturbance());
    }

    private String disturbance() {
        if (training.getAsBoolean()) {
            return " A training is going on and slows this down: measure again when it is over.";
        }
        OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        double load = machine.getSystemLoadAverage();
        return load > BUSY * machine.getAvailableProcessors()
                ? " Other programs use this machine (load %s on %d cores) and slow this down: measure again when it is quiet."
                        .formatted(Numbers.decimals(load, 1), machine.getAvailableProcessors())
                : "";
    }

    /** Says how the figures came about, which is what they are worth. */
    private String known() {
        Map<String, Speeds.Measured> all = measured();
        List<Speeds.Measured> here = wanted.get().stream()
                .flatMap(job -> Stream.ofNullable(all.get(job.key())))
                .toList();
        if (here.isEmpty()) {
            return "Not measured on this machine yet. One image at a time, forward only, random weights; up to %d s each."
                    .formatted(SpeedProcess.LONGEST.toSeconds());
        }
        Speeds.Measured last =
                here.stream().max(Comparator.comparing(Speeds.Measured::when)).orElseThrow();
        return "%d of %d measured: %s, CPU, %d threads, batch %d, median after %d warm-up passes, last on %s."
                .formatted(
                        here.size(),
                        wanted.get().size(),
                        last.speed().engine(),
                        last.speed().threads(),
                        last.speed().batch(),
                        last.speed().warmUps(),
                        Numbers.time(last.when()));
    }
}
