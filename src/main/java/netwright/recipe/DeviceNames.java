package netwright.recipe;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The devices of a run as a recipe names them: {@code cpu}, {@code gpu0}, or several of a kind that share each batch,
 * {@code gpu0+gpu1}. {@code cpu+cpu} is two replicas of the network on one CPU: no faster, and the arithmetic of two devices.
 */
public final class DeviceNames {

    /** Of one run. */
    public static final int MOST = 8;

    /** As long as the database keeps them. */
    private static final int LONGEST = 50;

    private static final String GPU = "gpu";
    private static final String SEPARATOR = "+";
    private static final String FORM = "cpu(\\+cpu)*|gpu\\d{1,3}(\\+gpu\\d{1,3})*";

    /** What is allowed, for messages. */
    static final String ALLOWED = "cpu or gpu0, gpu1, …, or up to %d of a kind, such as gpu0+gpu1".formatted(MOST);

    private DeviceNames() {}

    static boolean valid(String device) {
        if (device.length() > LONGEST || !device.matches(FORM)) {
            return false;
        }
        List<String> each = each(device);
        return each.size() <= MOST && (!isGpu(device) || new HashSet<>(each).size() == each.size());
    }

    /** The single devices, the one that keeps the weights first. */
    public static List<String> each(String device) {
        return List.of(device.split("\\+"));
    }

    public static int count(String device) {
        return each(device).size();
    }

    public static String join(List<String> each) {
        return String.join(SEPARATOR, each);
    }

    /**
     * So many devices of the same kind, from the first one on. Which GPUs they are is decided when a run begins; the names
     * matter where there is no queue.
     */
    public static String of(String device, int count) {
        List<String> each = each(device);
        if (count <= each.size()) {
            return join(each.subList(0, count));
        }
        if (!isGpu(device)) {
            return join(Collections.nCopies(count, each.getFirst()));
        }
        int first = Integer.parseInt(each.getFirst().substring(GPU.length()));
        return join(IntStream.range(first, first + count).mapToObj(i -> GPU + i).toList());
    }

    /** Whether a device, or each of several, is a GPU. */
    public static boolean isGpu(String device) {
        return device.startsWith(GPU);
    }

    /** {@code a GPU}, {@code 2 GPUs}, {@code the CPU}, {@code 2 CPU slots}. */
    public static String words(int count, boolean gpu) {
        if (count == 1) {
            return gpu ? "a GPU" : "the CPU";
        }
        return count + (gpu ? " GPUs" : " CPU slots");
    }
}
