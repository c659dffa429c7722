package netwright.queue;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import netwright.store.RegisteredWorker.Load;

/** The machine this process is on. */
final class Host {

    static final String NAME = name();

    private static final Path MEMORY = Path.of("/proc/meminfo");

    private Host() {}

    static String versions() {
        return "Java " + Runtime.version().feature() + " (" + System.getProperty("java.vendor") + "), "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    static Load load() {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system)) {
            return new Load(-1, 0, 0);
        }
        long total = system.getTotalMemorySize();
        return new Load(system.getSystemLoadAverage(), total - available(system), total);
    }

    /** What Linux could still give out: its free memory, and caches it would drop. */
    private static long available(OperatingSystemMXBean system) {
        try {
            return Files.readAllLines(MEMORY).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(system.getFreeMemorySize());
        } catch (IOException e) {
            return system.getFreeMemorySize();
        }
    }

    private static String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }
}
