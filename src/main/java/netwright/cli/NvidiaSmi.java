package netwright.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What NVIDIA's own tool says about a card while it works. */
final class NvidiaSmi {

    private static final long BETWEEN_MS = 500;

    private final String device;
    private final List<Sample> samples = new ArrayList<>();
    private final Thread watching =
            Thread.ofPlatform().name("nvidia-smi").daemon().unstarted(this::sample);

    private NvidiaSmi(String device) {
        this.device = device;
    }

    /** @param memory in MiB */
    private record Sample(String name, long used, long total, long utilisation) {}

    /** In words; "unknown" where the tool is not there. */
    record Use(String name, String memory, String utilisation) {}

    static NvidiaSmi watch(String device) {
        NvidiaSmi smi = new NvidiaSmi(device.replaceAll("\\D", ""));
        smi.watching.start();
        return smi;
    }

    /** Whether there is a driver, in a sentence. */
    static String driver() {
        String version = output("nvidia-smi", "--query-gpu=name,driver_version", "--format=csv,noheader");
        return version == null
                ? "nvidia-smi is not here or finds no card: no NVIDIA driver is installed."
                : "The driver is there and sees: " + version.lines().findFirst().orElse("no card") + ".";
    }

    Use stop() {
        watching.interrupt();
        try {
            watching.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (samples.isEmpty()) {
            return new Use("unknown card", "unknown", "unknown");
        }
        Sample most = samples.stream()
                .max((one, other) -> Long.compare(one.used(), other.used()))
                .orElseThrow();
        double busy = samples.stream().mapToLong(Sample::utilisation).average().orElse(0);
        return new Use(
                most.name(),
                "%,d of %,d MiB".formatted(most.used(), most.total()),
                "%.0f %% over %d samples".formatted(busy, samples.size()));
    }

    private void sample() {
        try {
            while (true) {
                String line = output(
                        "nvidia-smi",
                        "-i",
                        device,
                        "--query-gpu=name,memory.used,memory.total,utilization.gpu",
                        "--format=csv,noheader,nounits");
                if (line == null) {
                    return;
                }
                String[] parts = line.strip().split(",\\s*");
                if (parts.length == 4 && parts[3].matches("\\d+")) {
                    samples.add(new Sample(
                            parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3])));
                }
                Thread.sleep(BETWEEN_MS);
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable String output(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0 ? text : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
