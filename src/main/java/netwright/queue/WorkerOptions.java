package netwright.queue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import netwright.store.DataDirectory;
import netwright.store.DatabaseAddress;

/**
 * What a worker has to know.
 *
 * @param id of this process; a restarted worker is another one
 * @param slots devices to train on, one run each; empty for the CPU and every GPU
 * @param supervised started by the web app: it ends when its standard input does
 */
public record WorkerOptions(
        UUID id, DatabaseAddress database, DataDirectory files, List<String> slots, boolean supervised) {

    static final String ID = "NETWRIGHT_WORKER";
    static final String CHECKPOINTS = "NETWRIGHT_CHECKPOINTS";
    static final String ENDPOINT = "NETWRIGHT_S3_ENDPOINT";
    static final String USER = "NETWRIGHT_DATABASE_USER";
    static final String PASSWORD = "NETWRIGHT_DATABASE_PASSWORD";

    /**
     * The options of this process. User and password of the database come from {@code NETWRIGHT_DATABASE_USER} and
     * {@code NETWRIGHT_DATABASE_PASSWORD}, so that no list of processes shows them.
     */
    public static WorkerOptions of(String url, DataDirectory files, List<String> slots) {
        return of(url, files, slots, System.getenv());
    }

    static WorkerOptions of(String url, DataDirectory files, List<String> slots, Map<String, String> environment) {
        String id = environment.getOrDefault(ID, "");
        return new WorkerOptions(
                id.isEmpty() ? UUID.randomUUID() : UUID.fromString(id),
                new DatabaseAddress(url, environment.getOrDefault(USER, ""), environment.getOrDefault(PASSWORD, "")),
                files,
                slots,
                !id.isEmpty());
    }
}
