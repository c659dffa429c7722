package netwright.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netwright.architecture.Activation;
import netwright.architecture.AdaptiveAvgPool2d;
import netwright.architecture.Add;
import netwright.architecture.AuxiliaryOutput;
import netwright.architecture.ChannelShuffle;
import netwright.architecture.ChannelSlice;
import netwright.architecture.Concat;
import netwright.architecture.Flatten;
import netwright.architecture.Input;
import netwright.architecture.Multiply;
import netwright.architecture.Output;

/** How torchvision cuts its models into modules and names them; its tables list nothing else. */
final class TorchvisionNames {

    private TorchvisionNames() {}

    /** False for steps that torchvision writes as functions. */
    static boolean isModule(String model, LayerReport report) {
        return switch (report.layer()) {
            case Input in -> false;
            case Output out -> false;
            case AuxiliaryOutput out -> false;
            case ChannelShuffle shuffle -> false;
            case ChannelSlice slice -> false;
            case Add add -> false;
            case Concat concat -> false;
            case Multiply multiply -> false;
            case Flatten flatten -> false;
            case Activation act -> !model.startsWith("googlenet") && !finalRelu(model, report);
            case AdaptiveAvgPool2d pool ->
                !(model.matches("densenet.*|mobilenet_v2|mnasnet.*|shufflenet.*") && drawn(report));
            default -> true;
        };
    }

    /** DenseNet's last ReLU and the global pooling of some networks are functions. */
    private static boolean finalRelu(String model, LayerReport report) {
        return model.startsWith("densenet") && drawn(report) && report.id().equals("relu");
    }

    private static boolean drawn(LayerReport report) {
        return report.id().equals(report.node());
    }

    /** The module's name for each of our layers, in the model's order. */
    static List<String> of(String model, List<LayerReport> layers) {
        Map<String, List<String>> partsOfBlock = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (LayerReport layer : layers) {
            names.add(
                    model.matches("mobilenet.*|efficientnet.*")
                            ? invertedResidual(model, layer.id(), partsOfBlock)
                            : layer.id().replaceFirst("^(layer.*relu)\\d$", "$1"));
        }
        return names;
    }

    /** There, a block's parts are numbered: expand (where it widens), depthwise, gate, project. */
    private static String invertedResidual(String model, String id, Map<String, List<String>> partsOfBlock) {
        if (id.endsWith(".drop_path")) {
            return id.replace(".drop_path", ".stochastic_depth");
        }
        if (!id.matches(".*\\.(expand|depthwise|se|project)\\.\\w+")) {
            return id;
        }
        String[] path = id.split("\\.");
        String leaf = path[path.length - 1];
        String part = path[path.length - 2];
        String block = id.substring(0, id.length() - part.length() - leaf.length() - 2);
        List<String> parts = partsOfBlock.computeIfAbsent(block, b -> new ArrayList<>());
        if (!parts.contains(part)) {
            parts.add(part);
        }
        int index = parts.indexOf(part);
        if (!model.equals("mobilenet_v2")) {
            return block + ".block." + index + "." + leaf;
        }
        return part.equals("project")
                ? block + ".conv." + (index + Integer.parseInt(leaf))
                : block + ".conv." + index + "." + leaf;
    }
}
