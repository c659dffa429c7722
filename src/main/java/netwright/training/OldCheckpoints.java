package netwright.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a run that is over leaves behind and nobody needs any more: its optimizer's state. */
public final class OldCheckpoints {

    private OldCheckpoints() {}

    /** Deletes what only a resume would read; the best weights stay. Answers the bytes that came free. */
    public static long delete(Path folder) throws IOException {
        long freed = 0;
        boolean kept = Files.exists(folder.resolve(CheckpointFiles.BEST));
        for (String name : new String[] {CheckpointFiles.NEWEST, CheckpointFiles.BEFORE}) {
            Path file = folder.resolve(name);
            // Without an epoch to its end there is no best; then the newest is all there is of the weights.
            if (Files.exists(file) && (kept || name.equals(CheckpointFiles.BEFORE))) {
                freed += Files.size(file);
                Files.delete(file);
            }
        }
        return freed;
    }
}
