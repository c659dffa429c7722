package netwright.analysis;

import netwright.architecture.Conv2d;
import netwright.architecture.Layer;
import netwright.architecture.Linear;
import netwright.architecture.OperationType;

/** What layers do, as far as it matters for where cost lies. */
public enum LayerKind {
    SPATIAL("k×k convolution", "k×k convolutions"),
    GROUPED("grouped convolution", "grouped convolutions"),
    DEPTHWISE("depthwise convolution", "depthwise convolutions"),
    POINTWISE("1×1 convolution", "1×1 convolutions"),
    LINEAR("linear layer", "linear layers"),
    NORMALISATION("normalisation", "normalisations"),
    OTHER("other layer", "other layers");

    private final String label;
    private final String plural;

    LayerKind(String label, String plural) {
        this.label = label;
        this.plural = plural;
    }

    public String label() {
        return label;
    }

    public String plural() {
        return plural;
    }

    /** What a layer of a network is. */
    public static LayerKind of(LayerReport report) {
        return switch (report.layer()) {
            case Linear linear -> LINEAR;
            case Conv2d conv when conv.kernel().height() == 1 && conv.kernel().width() == 1 -> POINTWISE;
            case Conv2d conv
            when conv.groups() > 1 ->
                conv.groups() == report.inputShapes().getFirst().channels() ? DEPTHWISE : GROUPED;
            case Conv2d conv -> SPATIAL;
            case Layer other when other.type().group() == OperationType.Group.NORMALISATION -> NORMALISATION;
            case Layer other -> OTHER;
        };
    }
}
