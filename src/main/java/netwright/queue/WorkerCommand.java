package netwright.queue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import netwright.store.DataDirectory;
import netwright.store.DatabaseAddress;

/** How a worker process is started. */
record WorkerCommand(String mainClass, DatabaseAddress database, DataDirectory files) {

    /**
     * Tells glibc to keep what a step frees for the next step. By default the threads of a JVM give large blocks back to
     * Linux and get them again page by page, which takes a tenth to a fifth of a training.
     */
    private static final Map<String, String> MEMORY = Map.of(
            "MALLOC_ARENA_MAX", "1",
            "MALLOC_TRIM_THRESHOLD_", "8000000000",
            "MALLOC_MMAP_THRESHOLD_", "33554432",
            "MALLOC_TOP_PAD_", "67108864");

    /** The worker runs on this process's Java and classes. Its output goes to a file, its input ends with this process. */
    ProcessBuilder process(UUID worker) {
        ProcessBuilder process = new ProcessBuilder(line())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(files.workerLog().toFile()))
                .redirectInput(ProcessBuilder.Redirect.PIPE);
        var environment = process.environment();
        environment.put(WorkerOptions.ID, worker.toString());
        environment.put(WorkerOptions.USER, database.user());
        environment.put(WorkerOptions.PASSWORD, database.password());
        environment.put(WorkerOptions.CHECKPOINTS, files.checkpoints());
        environment.put(WorkerOptions.ENDPOINT, files.endpoint());
        prepare(environment, files);
        return process;
    }

    /** What every process that trains has in its environment. */
    static void prepare(Map<String, String> environment, DataDirectory files) {
        // MXNet trains half as fast again when OpenMP is told the number of cores than when it finds out itself.
        environment.putIfAbsent(
                "OMP_NUM_THREADS", String.valueOf(Runtime.getRuntime().availableProcessors()));
        MEMORY.forEach(environment::putIfAbsent);
        environment.put("DJL_CACHE_DIR", files.djl().toString());
    }

    List<String> line() {
        return java(
                mainClass,
                "worker",
                "--url",
                database.url(),
                "--data-dir",
                files.root().toString());
    }

    /** This process's Java and classes, with the memory a process that trains needs. */
    static List<String> java(String mainClass, String... arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Xmx1g",
                                // Batches lie in direct buffers, which only a full budget of them gets collected.
                                "-XX:MaxDirectMemorySize=64m",
                                "-cp",
                                absolute(System.getProperty("java.class.path")),
                                mainClass),
                        Stream.of(arguments))
                .toList();
    }

    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                List.of(classPath.split(File.pathSeparator)).stream()
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }
}
