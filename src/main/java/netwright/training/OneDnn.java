package netwright.training;

import com.sun.jna.Function;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * oneDNN, which computes libtorch's convolutions on the CPU, cuts its work to the size of the caches that the processor
 * reports. Some virtual machines report none: then oneDNN 3.7's kernels for AVX2 and AVX-512 divide by zero, write beyond
 * their memory, or give wrong numbers for convolutions of few channels. Those for AVX do not ask for caches.
 */
final class OneDnn {

    private static final String SETTING = "ONEDNN_MAX_CPU_ISA";

    private static final Logger LOG = LoggerFactory.getLogger(OneDnn.class);
    private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");

    private static boolean done;

    private OneDnn() {}

    /** To be called before libtorch computes anything, as oneDNN reads its environment once. What stands there stays. */
    static synchronized void beSound() {
        if (done) {
            return;
        }
        done = true;
        if (cachesUnknown() && System.getenv(SETTING) == null) {
            // Java cannot change the environment that native code sees.
            Function.getFunction("c", "setenv").invokeInt(new Object[] {SETTING, "AVX", 0});
            LOG.warn(
                    "This machine does not say how large its processor's caches are, so PyTorch computes with AVX instructions"
                            + " only: right, but slower. MXNet is not affected. Set {} to overrule this.",
                    SETTING);
        }
    }

    private static boolean cachesUnknown() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
                && System.getProperty("os.arch").equals("amd64")
                && !Files.exists(CACHES);
    }
}
