package netwright.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import netwright.files.RunFiles;
import netwright.files.StoreFailed;
import netwright.training.OldCheckpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;

/** What an installation takes on the disk, and how to make it less. */
@Repository
public class Installation {

    private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

    private final Database database;
    private final DataDirectory files;
    private final RunFiles runs;

    Installation(Database database, DataDirectory files, RunFiles runs) {
        this.database = database;
        this.files = files;
        this.runs = runs;
    }

    /**
     * @param kind product and version
     * @param bytes what it takes on its disk
     */
    public record DatabaseUse(String kind, String address, long bytes) {}

    /**
     * @param path of the folder, or the address of a store
     * @param bytes of all files below
     */
    public record Folder(String name, String path, long bytes) {}

    /** @param free bytes left on the disk with the data folder */
    public record Disk(List<Folder> folders, long free) {}

    public DatabaseUse database() {
        try (Connection connection = database.source().getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            String product = about.getDatabaseProductName();
            return new DatabaseUse(
                    product + " " + about.getDatabaseProductVersion(),
                    about.getURL().replaceAll("[?;].*", ""),
                    product.equals("PostgreSQL")
                            ? sizeInPostgresql()
                            : size(files.root().resolve("netwright.mv.db")));
        } catch (SQLException e) {
            throw new DatabaseFailed(e);
        }
    }

    public Disk disk() {
        List<Folder> folders = new ArrayList<>(List.of(
                folder("Data sets", files.dataSets()),
                folder("Checkpoints", files.runs()),
                folder("Engines", files.djl())));
        if (!runs.store().isEmpty()) {
            folders.add(2, store());
        }
        return new Disk(folders, files.root().toFile().getUsableSpace());
    }

    private static Folder folder(String name, Path path) {
        return new Folder(name, path.toString(), size(path));
    }

    private Folder store() {
        try {
            return new Folder("Checkpoints in the store", runs.store(), runs.storedBytes());
        } catch (StoreFailed e) {
            return new Folder("Checkpoints in the store", runs.store() + ", as far as is known: " + e.getMessage(), 0);
        }
    }

    /** Deletes the resume files of runs that ended before; their best weights stay. Answers the bytes that came free. */
    public long prune(Duration endedFor) {
        List<UUID> over = database.query(
                "select id from run where finished < ? and state in ('COMPLETED', 'STOPPED', 'CANCELLED', 'FAILED')",
                row -> Columns.uuid(row, "id"),
                Columns.time(Instant.now().minus(endedFor)));
        long freed = 0;
        for (UUID run : over) {
            try {
                freed += runs.delete(run, OldCheckpoints.among(runs.names(run)));
            } catch (StoreFailed e) {
                LOG.warn("Pruning stopped. {}", e.getMessage());
                return freed;
            }
        }
        return freed;
    }

    private long sizeInPostgresql() {
        return database.query("select pg_database_size(current_database())", row -> row.getLong(1))
                .getFirst();
    }

    /** Of a file or folder; 0 where there is none. Files that vanish meanwhile do not count. */
    private static long size(Path path) {
        AtomicLong bytes = new AtomicLong();
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                    bytes.addAndGet(about.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            return bytes.get();
        }
        return bytes.get();
    }
}
