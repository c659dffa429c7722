package netwright.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netwright.analysis.Analysis;
import netwright.analysis.LayerReport;
import netwright.architecture.Add;
import netwright.architecture.Concat;
import netwright.architecture.Conv2d;
import netwright.architecture.TensorShape;

/** A network's table of stages as papers print it: which map size, how wide, how many blocks. */
public final class Stages {

    private Stages() {}

    /** In order of appearance; sizes at which nothing is computed and gates behind a global pooling are left out. */
    public static List<Resolution> of(Analysis analysis) {
        Map<List<Integer>, List<LayerReport>> bySize = new LinkedHashMap<>();
        for (LayerReport layer : analysis.layers()) {
            TensorShape out = layer.output();
            if (out.spatial() && !layer.receptiveField().global()) {
                bySize.computeIfAbsent(List.of(out.height(), out.width()), size -> new ArrayList<>())
                        .add(layer);
            }
        }
        return bySize.values().stream()
                .map(Stages::resolution)
                .filter(stage -> stage.layers() > 0)
                .toList();
    }

    private static Resolution resolution(List<LayerReport> layers) {
        List<LayerReport> joins = layers.stream().filter(Stages::closesBlock).toList();
        List<LayerReport> convolutions =
                layers.stream().filter(layer -> layer.layer() instanceof Conv2d).toList();
        LayerReport last =
                !joins.isEmpty() ? joins.getLast() : convolutions.isEmpty() ? layers.getLast() : convolutions.getLast();
        TensorShape out = last.output();
        return new Resolution(out.height(), out.width(), out.channels(), joins.size(), convolutions.size());
    }

    private static boolean closesBlock(LayerReport layer) {
        return layer.layer() instanceof Add || layer.layer() instanceof Concat;
    }
}
