package netwright.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What this machine's processor says of itself. */
final class Processor {

    private static final Path LINUX = Path.of("/proc/cpuinfo");

    /** Intel's and AMD's names, and ARM's. */
    private static final Set<String> BFLOAT16 = Set.of("avx512_bf16", "amx_bf16", "bf16");

    private Processor() {}

    /** Whether it has instructions for bfloat16; null where the system does not list them. */
    static @Nullable Boolean bfloat16() {
        try {
            return Files.isReadable(LINUX) ? bfloat16(Files.readString(LINUX)) : null;
        } catch (IOException notTold) {
            return null;
        }
    }

    static @Nullable Boolean bfloat16(String cpuinfo) {
        return cpuinfo.lines()
                .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                .findFirst()
                .map(line -> Arrays.stream(line.split("\\s+")).anyMatch(BFLOAT16::contains))
                .orElse(null);
    }
}
