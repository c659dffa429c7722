package netwright.catalog;

import java.util.List;
import netwright.analysis.Analysis;

public final class Stages {
    private Stages() {}

    public record Stage(int height) {}

    public static List<Stage> of(Analysis a) {
        return List.of();
    }
}
