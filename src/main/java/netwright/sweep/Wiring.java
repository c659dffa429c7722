package netwright.sweep;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netwright.analysis.Analysis;
import netwright.analysis.LayerReport;
import netwright.architecture.Add;
import netwright.architecture.Conv2d;
import netwright.architecture.Linear;

/** Whether a network has shortcuts, read from its graph. */
public enum Wiring {
    PLAIN("plain"),
    RESIDUAL("residual");

    private final String label;

    Wiring(String label) {
        this.label = label;
    }

    /** {@code plain}, {@code residual}. */
    public String label() {
        return label;
    }

    /** Residual when a path around weighted layers is added to what they give; its own projection may have weights. */
    public static Wiring of(Analysis analysis) {
        Map<String, Integer> depths = new HashMap<>();
        boolean shortcut = false;
        for (LayerReport layer : analysis.layers()) {
            List<Integer> before = layer.inputs().stream()
                    .map(input -> depths.getOrDefault(input, 0))
                    .toList();
            shortcut |=
                    layer.layer() instanceof Add && before.stream().distinct().count() > 1;
            boolean weighted = layer.layer() instanceof Conv2d || layer.layer() instanceof Linear;
            depths.put(
                    layer.id(),
                    before.stream().mapToInt(Integer::intValue).max().orElse(0) + (weighted ? 1 : 0));
        }
        return shortcut ? RESIDUAL : PLAIN;
    }
}
