package netwright.queue;

import java.nio.file.Path;
import java.util.List;
import netwright.store.DataDirectory;

/** A worker process as the command line starts one, with {@link FakeTraining}. */
public final class FakeWorker {

    private FakeWorker() {}

    public static void main(String[] args) {
        if (args.length != 5
                || !args[0].equals("worker")
                || !args[1].equals("--url")
                || !args[3].equals("--data-dir")) {
            throw new IllegalArgumentException("not the arguments of a worker: " + String.join(" ", args));
        }
        DataDirectory files = new DataDirectory(Path.of(args[4]));
        System.exit(Worker.run(WorkerOptions.of(args[2], files, List.of()), new FakeTraining(files)));
    }
}
