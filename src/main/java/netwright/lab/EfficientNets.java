package netwright.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netwright.architecture.Architecture;
import netwright.architecture.Dropout;
import netwright.architecture.Node;
import netwright.architecture.Operation;
import netwright.architecture.Stage;

/**
 * The published family B0 to B7. Its coefficients are rounded by hand, and from B4 on the resolutions run ahead of 224·γ^φ, so
 * the formula does not give them; these do.
 *
 * @param name as published
 * @param phi the exponent usually given for it; the paper prints none
 * @param width w, as in the authors' code
 * @param depth d
 * @param resolution side of the input in pixels
 * @param dropout probability in front of the classifier
 */
public record EfficientNets(String name, double phi, double width, double depth, int resolution, double dropout) {

    /** Side of B0's input. */
    public static final int BASE_RESOLUTION = 224;

    private static final double DROP_PATH = 0.2;

    private static final List<EfficientNets> ALL = List.of(
            new EfficientNets("B0", 0, 1.0, 1.0, BASE_RESOLUTION, 0.2),
            new EfficientNets("B1", 0.5, 1.0, 1.1, 240, 0.2),
            new EfficientNets("B2", 1, 1.1, 1.2, 260, 0.3),
            new EfficientNets("B3", 2, 1.2, 1.4, 300, 0.3),
            new EfficientNets("B4", 3, 1.4, 1.8, 380, 0.4),
            new EfficientNets("B5", 4, 1.6, 2.2, 456, 0.4),
            new EfficientNets("B6", 5, 1.8, 2.6, 528, 0.5),
            new EfficientNets("B7", 6, 2.0, 3.1, 600, 0.5));

    public static List<EfficientNets> all() {
        return ALL;
    }

    /** {@code B3}; empty where there is none of that name. */
    public static Optional<EfficientNets> named(String name) {
        return ALL.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    public CompoundScaling.Factors factors() {
        return new CompoundScaling.Factors(depth, width, (double) resolution / BASE_RESOLUTION);
    }

    /** Id of the catalogue's preset of the same network. */
    public String preset() {
        return "efficientnet_" + name.toLowerCase(java.util.Locale.ROOT);
    }

    /** B0 scaled to this one, with its dropout, and drop path rising over its blocks as torchvision trains it. */
    public Architecture from(Architecture b0) {
        Architecture scaled = CompoundScaling.of(b0, factors()).architecture();
        int all = scaled.nodes().stream()
                .mapToInt(node -> repeat(node.operation()))
                .sum();
        List<Node> nodes = new ArrayList<>();
        int before = 0;
        for (Node node : scaled.nodes()) {
            nodes.add(node.withOperation(trained(node.operation(), before, all)));
            before += repeat(node.operation());
        }
        return scaled.with(nodes, scaled.edges()).withName("EfficientNet-" + name);
    }

    private static int repeat(Operation operation) {
        return operation instanceof Stage stage ? stage.repeat() : 0;
    }

    /** @param before blocks in front of a stage; block i of n is dropped with probability 0.2·i/n */
    private Operation trained(Operation operation, int before, int all) {
        return switch (operation) {
            case Dropout plain -> Dropout.TYPE.create(Map.of("p", dropout));
            case Stage stage -> {
                Map<String, Object> settings = new LinkedHashMap<>(stage.settings());
                int last = before + stage.repeat() - 1;
                settings.put("dropPath", dropPath(before, all));
                settings.put("dropPathEnd", stage.repeat() == 1 ? 0.0 : dropPath(last, all));
                yield Stage.TYPE.create(settings);
            }
            case Operation other -> other;
        };
    }

    /** Six decimals, as the catalogue writes it. */
    private static double dropPath(int block, int all) {
        return Math.round(DROP_PATH * block / all * 1e6) / 1e6;
    }
}
