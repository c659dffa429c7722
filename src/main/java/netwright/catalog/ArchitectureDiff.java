package netwright.catalog;

import java.util.List;
import netwright.architecture.Architecture;

public final class ArchitectureDiff {
    private ArchitectureDiff() {}

    public static List<String> between(Architecture a, Architecture b) {
        return List.of();
    }
}
