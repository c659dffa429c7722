package netwright.queue;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import netwright.store.Person;
import netwright.store.StoredSweep;
import netwright.store.SweepState;
import netwright.store.Sweeps;
import netwright.sweep.SuccessiveHalving;

/** A {@code serve} of its own that leads a sweep, to be killed: it says when so many epochs of its runs are trained. */
final class SweepServeProcess {

    /** Epochs trained, and the sweep. */
    static final Pattern LINE = Pattern.compile("SWEPT (\\d+) (\\S+)\n");

    static final double[] RATES = {0.1, 0.3, 0.2, 0.6, 0.5, 0.4, 0.9, 0.8, 0.7};
    static final int SEEDS = 2;

    private SweepServeProcess() {}

    /** The data directory, and how many epochs are enough. */
    public static void main(String[] args) throws InterruptedException {
        Serve serve = Serve.start(Path.of(args[0]), 1);
        Sweeps sweeps = serve.context().getBean(Sweeps.class);
        int enough = Integer.parseInt(args[1]);
        UUID sweep = sweeps.list(Person.LOCAL, 1, 0).stream()
                .findFirst()
                .map(StoredSweep::id)
                .orElseGet(() -> SweepSamples.create(
                                sweeps, SweepSamples.of("slow", 9, SEEDS, new SuccessiveHalving(3, 1), RATES))
                        .id());
        while (trained(sweeps, sweep) < enough) {
            if (sweeps.find(sweep).orElseThrow().state() != SweepState.RUNNING) {
                throw new IllegalStateException("The sweep ended before it had trained %d epochs.".formatted(enough));
            }
            Thread.sleep(20);
        }
        System.out.printf("SWEPT %d %s%n", enough, sweep);
        Thread.sleep(600_000);
    }

    private static int trained(Sweeps sweeps, UUID sweep) {
        return sweeps.epochs(sweep).values().stream().mapToInt(List::size).sum();
    }
}
