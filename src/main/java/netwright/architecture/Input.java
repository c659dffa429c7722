package netwright.architecture;

import java.util.List;

/** Where images enter; its shape is the architecture's input shape. */
public record Input() implements Layer {

    public static final OperationType TYPE = OperationType.of(
            "input",
            "Input",
            OperationType.Group.ENDS,
            0,
            "The image, channels × height × width.",
            "image source",
            List.of(),
            settings -> new Input());

    @Override
    public OperationType type() {
        return TYPE;
    }
}
