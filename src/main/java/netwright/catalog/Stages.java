package netwright.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netwright.analysis.Analysis;
import netwright.analysis.BlockReport;
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
        Units units = Units.of(analysis);
        Set<String> aside = analysis.trainingOnly();
        Map<List<Integer>, List<LayerReport>> bySize = new LinkedHashMap<>();
        for (LayerReport layer : analysis.layers()) {
            TensorShape out = layer.output();
            if (out.spatial() && !layer.receptiveField().global() && !aside.contains(layer.id())) {
                bySize.computeIfAbsent(List.of(out.height(), out.width()), size -> new ArrayList<>())
                        .add(layer);
            }
        }
        return bySize.values().stream()
                .map(layers -> resolution(layers, units))
                .filter(stage -> stage.layers() > 0)
                .toList();
    }

    /**
     * What papers count as blocks: the blocks they have a name for, and joins outside of these, so that dense layers and
     * what is drawn layer by layer count too.
     *
     * @param blocks ids of the blocks
     * @param closing ids of the layers that close one
     */
    private record Units(Set<String> blocks, Set<String> closing) {

        static Units of(Analysis analysis) {
            Units units = new Units(new HashSet<>(), new HashSet<>());
            Set<String> around = new HashSet<>();
            for (BlockReport block : analysis.blocks()) {
                if (block.block().counted() && !around.contains(block.id())) {
                    units.blocks.add(block.id());
                    units.closing.add(block.end());
                    around.addAll(prefixes(block.id()));
                }
            }
            for (LayerReport layer : analysis.layers()) {
                boolean join = layer.layer() instanceof Add || layer.layer() instanceof Concat;
                if (join && !units.contain(layer)) {
                    units.closing.add(layer.id());
                }
            }
            return units;
        }

        boolean contain(LayerReport layer) {
            return prefixes(layer.id()).stream().anyMatch(blocks::contains);
        }

        boolean close(LayerReport layer) {
            return closing.contains(layer.id());
        }

        /** What may be the ids of blocks around a layer or block of this id, innermost first. */
        private static List<String> prefixes(String id) {
            List<String> prefixes = new ArrayList<>();
            for (int dot = id.lastIndexOf('.'); dot > 0; dot = id.lastIndexOf('.', dot - 1)) {
                prefixes.add(id.substring(0, dot));
            }
            return prefixes;
        }
    }

    /** Where no block ends, convolutions inside of one are on their way to another size and do not count. */
    private static Resolution resolution(List<LayerReport> layers, Units units) {
        List<LayerReport> blocks = layers.stream().filter(units::close).toList();
        List<LayerReport> convolutions = layers.stream()
                .filter(layer -> layer.layer() instanceof Conv2d)
                .filter(layer -> !blocks.isEmpty() || !units.contain(layer))
                .toList();
        LayerReport last = !blocks.isEmpty()
                ? blocks.getLast()
                : convolutions.isEmpty() ? layers.getLast() : convolutions.getLast();
        TensorShape out = last.output();
        return new Resolution(out.height(), out.width(), out.channels(), blocks.size(), convolutions.size());
    }
}
