package netwright.lab;

import java.util.ArrayList;
import java.util.List;
import netwright.architecture.Activation;
import netwright.architecture.BatchNorm2d;
import netwright.architecture.Conv2d;
import netwright.architecture.Field;

/** What stands between the convolutions that take one's place. */
enum Between {
    NOTHING("nothing"),
    RELU("ReLU"),
    NORM_RELU("batch norm and ReLU");

    static final String NAME = "between";

    private final String label;

    Between(String label) {
        this.label = label;
    }

    static Field field(String title, Between usual, String help) {
        return Field.choice(NAME, title, usual.label, List.of(NOTHING.label, RELU.label, NORM_RELU.label), help);
    }

    static Between of(Object label) {
        return List.of(values()).stream()
                .filter(between -> between.label.equals(label))
                .findFirst()
                .orElseThrow();
    }

    /** The layers behind a convolution that another one follows. */
    List<LayerRule.Part> behind(String convolution) {
        List<LayerRule.Part> parts = new ArrayList<>();
        if (this == NORM_RELU) {
            parts.add(new LayerRule.Part(convolution + "_bn", BatchNorm2d.plain()));
        }
        if (this != NOTHING) {
            parts.add(new LayerRule.Part(convolution + "_relu", Activation.relu()));
        }
        return parts;
    }

    /** Whether a convolution that another one follows needs a bias: not in front of batch norm, nor when the next adds its own. */
    boolean bias(Conv2d replaced) {
        return this == RELU && replaced.bias();
    }

    /** {@code convolutions} with what stands between them. */
    List<LayerRule.Part> join(List<LayerRule.Part> convolutions) {
        List<LayerRule.Part> chain = new ArrayList<>();
        for (LayerRule.Part part : convolutions) {
            if (!chain.isEmpty()) {
                chain.addAll(behind(chain.getLast().suffix()));
            }
            chain.add(part);
        }
        return chain;
    }
}
