package netwright.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import netwright.files.Manifest.Part;
import org.jspecify.annotations.Nullable;

/**
 * Puts the files of one run into the store, on a thread of its own so that training does not wait. At most one snapshot
 * waits, the newest. First the parts go up, then the manifest that names them is switched, then what nothing names any more
 * is deleted; wherever that breaks off, the store holds the state before or the state after.
 */
final class Sending implements Keeping {

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofMinutes(2);
    private static final Duration TAKE_UP_WITHIN = Duration.ofSeconds(10);
    private static final long LOOK_EVERY_MS = 100;
    private static final long UNCLAIMED = -1;

    private final S3Run run;
    private final String store;
    private final Consumer<String> log;
    private final Duration patienceAtTheEnd;
    private final Thread thread;

    private volatile long term = UNCLAIMED;
    private volatile boolean closed;
    private boolean failing;
    private long snapshots;
    private @Nullable Snapshot waiting;
    private boolean busy;
    private @Nullable FolderLock lock;

    Sending(S3Run run, String store, Consumer<String> log) {
        this(run, store, log, PATIENCE_AT_THE_END);
    }

    Sending(S3Run run, String store, Consumer<String> log, Duration patienceAtTheEnd) {
        this.patienceAtTheEnd = patienceAtTheEnd;
        this.run = run;
        this.store = store;
        this.log = log;
        thread = Thread.ofPlatform().name("checkpoint-upload").daemon().unstarted(this::work);
    }

    @Override
    public void takeUp(BooleanSupplier cancelled) {
        long end = System.nanoTime() + TAKE_UP_WITHIN.toNanos();
        try {
            Files.createDirectories(run.folder());
            Snapshot.clearAll(run.folder());
            lock = FolderLock.take(run.folder());
            while (!cancelled.getAsBoolean()) {
                try {
                    claim(cancelled);
                    break;
                } catch (StoreFailed e) {
                    if (e.isRefused() || System.nanoTime() > end) {
                        failed(e);
                        break;
                    }
                    pause();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The run's folder " + run.folder() + " cannot be used (" + e.getMessage()
                            + "). Check that the disk has room and the folder can be written, then train again.",
                    e);
        }
        thread.start();
    }

    private void claim(BooleanSupplier cancelled) throws IOException {
        while (term == UNCLAIMED && !cancelled.getAsBoolean()) {
            S3Run.Stored now = run.read(log);
            Set<String> damaged = run.fetch(now.manifest(), log, cancelled);
            Map<String, List<Part>> sound = new TreeMap<>(now.manifest().files());
            sound.keySet().removeAll(damaged);
            Manifest mine = now.manifest().next(now.manifest().term() + 1, sound);
            if (!cancelled.getAsBoolean() && run.switchTo(mine, now)) {
                run.remember(mine);
                term = mine.term();
                if (now.tag() != null) {
                    run.deleteOrphans(mine);
                }
            }
        }
    }

    @Override
    public synchronized void saved() {
        if (closed) {
            return;
        }
        try {
            mark();
            Snapshot before = waiting;
            waiting = Snapshot.take(run.folder(), ++snapshots);
            if (before != null) {
                drop(before);
            }
            notifyAll();
        } catch (IOException e) {
            log.accept("The checkpoint could not be set aside for " + store + ": " + e.getMessage() + ".");
        }
    }

    @Override
    public void finish(BooleanSupplier cancelled) {
        long end = System.nanoTime() + patienceAtTheEnd.toNanos();
        while (isBehind() && !cancelled.getAsBoolean()) {
            if (System.nanoTime() > end) {
                log.accept("The last checkpoint could not be put into " + store + ". It is safe in " + run.folder()
                        + " on this machine. When the store answers again, start a worker here: it puts there what is"
                        + " missing before it trains.");
                return;
            }
            pause();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        if (lock != null) {
            lock.close();
        }
    }

    /** Sends what a process that ended left here, unless somebody else has the run. */
    void sendLeftover() {
        try {
            lock = FolderLock.take(run.folder());
            if (lock == null) {
                return;
            }
            term = run.known().term();
            Snapshot.clearAll(run.folder());
            Snapshot left = Snapshot.take(run.folder(), 0);
            if (send(left)) {
                log.accept("The checkpoint that was left here is in " + store + " now.");
            }
            left.drop();
        } catch (StoreFailed | IOException e) {
            log.accept("The checkpoint in " + run.folder() + " still waits for the store. " + sentence(e));
        } finally {
            close();
        }
    }

    private void work() {
        try {
            for (Snapshot next = next(); next != null; next = next()) {
                trySend(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Snapshot next() throws InterruptedException {
        busy = false;
        notifyAll();
        while (waiting == null && !closed) {
            wait();
        }
        Snapshot next = waiting;
        waiting = null;
        busy = next != null;
        return closed ? null : next;
    }

    private void trySend(Snapshot snapshot) throws InterruptedException {
        try {
            if (send(snapshot) && failing) {
                failing = false;
                log.accept("The store answers again; the newest checkpoint is in " + store + ".");
            }
            drop(snapshot);
        } catch (StoreFailed | IOException e) {
            failed(e);
            tryLater(snapshot);
        }
    }

    /** Unless there is a newer one by then. A new one ends the wait, too: training makes them seldom enough. */
    private synchronized void tryLater(Snapshot snapshot) throws InterruptedException {
        if (waiting == null && !closed) {
            waiting = snapshot;
            wait(AGAIN_AFTER.toMillis());
        } else {
            drop(snapshot);
        }
    }

    private void drop(Snapshot snapshot) {
        try {
            snapshot.drop();
        } catch (IOException e) {
            log.accept("Links to a checkpoint could not be removed: " + e.getMessage() + ".");
        }
    }

    private void failed(Exception e) {
        if (!failing && !closed) {
            failing = true;
            log.accept("The checkpoint could not be put into the store. " + sentence(e)
                    + " Training goes on; checkpoints stay in " + run.folder()
                    + " until it answers. It is tried again every " + AGAIN_AFTER.toSeconds() + " s.");
        }
    }

    /** Answers false when the run is not ours any more. */
    private boolean send(Snapshot snapshot) throws IOException {
        S3Run.Stored now = run.read(log);
        if (term == UNCLAIMED) {
            term = now.manifest().term() + 1;
        }
        Set<String> there = new HashSet<>(now.manifest().parts());
        Map<String, List<Part>> files = new TreeMap<>();
        for (Path file : snapshot.files()) {
            List<Part> parts = PartReader.partsOf(file, Files.size(file));
            run.upload(parts, file, there);
            parts.forEach(part -> there.add(part.sha256()));
            files.put(file.getFileName().toString(), parts);
        }
        return announce(files);
    }

    private boolean announce(Map<String, List<Part>> files) throws IOException {
        while (!closed) {
            S3Run.Stored now = run.read(log);
            if (now.manifest().term() > term) {
                log.accept("Another worker has taken this run up. What was trained here since is not kept.");
                unmark();
                close();
                return false;
            }
            Manifest next = now.manifest().next(term, files);
            run.remember(next);
            if (run.switchTo(next, now)) {
                unmark();
                run.deleteUnnamed(now.manifest(), next);
                return true;
            }
        }
        return false;
    }

    private synchronized boolean isBehind() {
        return !closed && (busy || waiting != null);
    }

    /** Says to whoever starts here after us that something was not sent. */
    private void mark() throws IOException {
        Path mark = run.folder().resolve(LocalNames.UNSENT);
        if (!Files.exists(mark)) {
            Files.createFile(mark);
        }
    }

    private synchronized void unmark() throws IOException {
        if (waiting == null) {
            Files.deleteIfExists(run.folder().resolve(LocalNames.UNSENT));
        }
    }

    private static String sentence(Exception e) {
        return e instanceof StoreFailed ? e.getMessage() : "The folder cannot be read: " + e.getMessage() + ".";
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
