package netwright.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import netwright.architecture.Operation;

/** How well one unit stands for another: same computation, same kind, same family, or not at all. */
final class Likeness {

    private static final int SAME = 100;
    private static final int SAME_BUT_CHANNELS = 80;
    private static final int SAME_KIND = 40;
    private static final int SAME_FAMILY = 20;
    private static final int SHARE = 19;

    private Likeness() {}

    static int of(Unit a, Unit b) {
        if (a.content().equals(b.content())) {
            return sameChannels(a, b) ? SAME : SAME_BUT_CHANNELS;
        }
        if (sameKind(a, b)) {
            return SAME_KIND + share(a.operation(), b.operation());
        }
        return a.family().equals(b.family()) ? SAME_FAMILY + share(kinds(a), kinds(b)) : 0;
    }

    /** They compute the same function, of maps of any size. */
    static boolean same(Unit a, Unit b) {
        return sameChannels(a, b) && a.content().equals(b.content());
    }

    private static boolean sameChannels(Unit a, Unit b) {
        return a.channelsIn() == b.channelsIn() && a.channelsOut() == b.channelsOut();
    }

    static boolean sameKind(Unit a, Unit b) {
        return a.operation() instanceof Operation left
                && b.operation() instanceof Operation right
                && left.type().id().equals(right.type().id());
    }

    private static int share(Operation a, Operation b) {
        Map<String, Object> left = a.settings();
        Map<String, Object> right = b.settings();
        long equal = left.entrySet().stream()
                .filter(setting -> setting.getValue().equals(right.get(setting.getKey())))
                .count();
        int most = Math.max(left.size(), right.size());
        return most == 0 ? SHARE : (int) (SHARE * equal / most);
    }

    private static List<String> kinds(Unit unit) {
        return unit.layers().stream().map(layer -> layer.layer().type().id()).toList();
    }

    private static int share(List<String> a, List<String> b) {
        List<String> rest = new ArrayList<>(b);
        int common = (int) a.stream().filter(rest::remove).count();
        int all = a.size() + b.size() - common;
        return all == 0 ? 0 : SHARE * common / all;
    }
}
