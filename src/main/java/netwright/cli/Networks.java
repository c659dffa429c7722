package netwright.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import netwright.architecture.Architecture;
import netwright.architecture.InputShape;
import netwright.architecture.TensorShape;
import netwright.catalog.Documents;
import netwright.catalog.Preset;
import netwright.catalog.Presets;

/** Finds the network a command is about: a preset by id, or a file. */
final class Networks {

    private Networks() {}

    static Architecture read(String network) {
        if (Presets.find(network).orElse(null) instanceof Preset preset) {
            return preset.architecture();
        }
        Path file = path(network);
        if (!Files.isRegularFile(file)) {
            throw new Refusal(
                    Netwright.UNREADABLE,
                    "'%s' is neither a preset nor a file. Presets: %s."
                            .formatted(
                                    network,
                                    Presets.all().stream().map(Preset::id).collect(Collectors.joining(", "))));
        }
        return DocumentFile.read(file, Documents::read);
    }

    private static Path path(String network) {
        try {
            return Path.of(network);
        } catch (InvalidPathException e) {
            throw new Refusal(Netwright.UNREADABLE, "'" + network + "' is neither a preset nor a file name.");
        }
    }

    static TensorShape shape(String text) {
        try {
            return InputShape.read(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Netwright.UNREADABLE, "--input: " + e.getMessage());
        }
    }
}
