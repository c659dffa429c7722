package netwright.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import netwright.store.Demand;
import netwright.training.Devices;

/** The devices a worker trains on, one run each. */
final class Slots {

    private final List<Devices.Available> engines;
    private final List<String> devices;
    private final List<String> free;

    Slots(List<Devices.Available> engines, List<String> devices) {
        this.engines = engines;
        this.devices = List.copyOf(devices);
        this.free = new ArrayList<>(devices);
    }

    /**
     * What was asked for by {@code --slots}, or else the CPU and every GPU that an engine sees. Throws
     * {@link IllegalArgumentException} for a device that is not here.
     */
    static Slots of(List<Devices.Available> engines, List<String> wanted) {
        List<String> seen = engines.stream()
                .flatMap(engine -> engine.devices().stream())
                .map(Devices.Device::id)
                .distinct()
                .toList();
        List<String> missing =
                wanted.stream().filter(device -> !seen.contains(device)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("No engine here sees " + String.join(", ", missing) + ". It sees "
                    + String.join(", ", seen) + ". docs/gpu.md tells what a GPU needs.");
        }
        return new Slots(engines, wanted.isEmpty() ? seen : wanted);
    }

    List<String> devices() {
        return devices;
    }

    /** What could be begun now. */
    synchronized Set<Demand> offered() {
        return engines.stream()
                .flatMap(engine -> engine.devices().stream()
                        .filter(device -> free.contains(device.id()))
                        .map(device -> new Demand(engine.engine(), Demand.isGpu(device.id()))))
                .collect(Collectors.toSet());
    }

    /** Takes a free device for the run; empty when there is none any more. */
    synchronized Optional<String> take(Demand demand) {
        Optional<String> fitting = engines.stream()
                .filter(engine -> engine.engine() == demand.engine())
                .flatMap(engine -> engine.devices().stream())
                .map(Devices.Device::id)
                .filter(device -> Demand.isGpu(device) == demand.gpu() && free.contains(device))
                .findFirst();
        fitting.ifPresent(free::remove);
        return fitting;
    }

    synchronized void giveBack(String device) {
        free.add(device);
    }
}
