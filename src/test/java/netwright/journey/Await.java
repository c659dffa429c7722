package netwright.journey;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what the browser cannot wait for by itself. */
final class Await {

    private static final long LOOK_EVERY_NANOS = 50_000_000;

    private Await() {}

    static void that(String what, long seconds, Callable<Boolean> holds) {
        long end = System.nanoTime() + seconds * 1_000_000_000;
        try {
            while (!holds.call()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("Waited " + seconds + " s in vain until " + what + ".");
                }
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            }
        } catch (AssertionError e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("While waiting until " + what, e);
        }
    }
}
