package netwright.queue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import netwright.architecture.ArchitectureJson;
import netwright.architecture.TensorShape;
import netwright.catalog.Presets;
import netwright.recipe.EngineName;
import netwright.store.DataDirectory;
import netwright.store.Run;

/** Runs of a small network on {@link Pictures}, and the weights that they end with. */
final class RealRuns {

    private RealRuns() {}

    static Run queue(Serve serve, String name, Path images, int epochs, EngineName engine) {
        String document = ArchitectureJson.write(
                Presets.find("plain_cnn").orElseThrow().architecture().withInput(TensorShape.map(3, 16, 16)));
        return serve.queue(name, document, images.toString(), epochs, 24, engine, "cpu");
    }

    /** Everything in the newest checkpoint behind the header, which tells how many seconds it took as well. */
    static byte[] tensors(Path dataDir, Run run) throws IOException {
        byte[] file =
                Files.readAllBytes(new DataDirectory(dataDir).run(run.id()).resolve("checkpoint.safetensors"));
        long header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return Arrays.copyOfRange(file, Math.toIntExact(8 + header), file.length);
    }
}
