package netwright.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real S3 server over HTTP; "here" and "there" are two machines that share it. */
@Tag("waiting")
@Timeout(60)
@SuppressWarnings("try") // a run is held for as long as its try
class S3FilesTest {

    private static final String NEWEST = "checkpoint.safetensors";
    private static final String BEFORE = "checkpoint-before.safetensors";

    private static S3Server server;

    @TempDir
    Path disk;

    private final UUID run = UUID.randomUUID();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private S3Address address;
    private S3Files here;
    private S3Files there;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void twoMachines() {
        address = server.address("test/" + run);
        here = new S3Files(disk.resolve("here"), address);
        there = new S3Files(disk.resolve("there"), address);
    }

    @Test
    void whatOneMachineKeepsTheOtherGoesOnFrom() throws Exception {
        try (Keeping keeping = takenUp(here)) {
            write(here, "first");
            write(here, "second");
            Files.writeString(folder(here).resolve("progress.log"), "step 1\n");
            keeping.saved();
            keeping.finish(() -> false);
        }

        try (Keeping keeping = takenUp(there)) {
            assertThat(folder(there).resolve(NEWEST)).hasContent("second");
            assertThat(folder(there).resolve(BEFORE)).hasContent("first");
            assertThat(folder(there).resolve("progress.log")).hasContent("step 1\n");
        }
        assertThat(log).isEmpty();
    }

    @Test
    void aFileOfSeveralPartsComesBackWhole() throws Exception {
        byte[] large = new byte[2 * PartReader.BYTES + 12_345];
        new Random(1).nextBytes(large);
        try (Keeping keeping = takenUp(here)) {
            Files.write(folder(here).resolve(NEWEST), large);
            keeping.saved();
            keeping.finish(() -> false);
        }
        assertThat(parts()).hasSize(3);
        assertThat(there.fetch(run).resolve(NEWEST)).hasBinaryContent(large);
    }

    @Test
    void onlyTheNewestTwoCheckpointsStayAndNothingIsUploadedTwice() throws Exception {
        try (Keeping keeping = takenUp(here)) {
            for (String content : List.of("a", "b", "c", "d")) {
                write(here, content);
                keeping.saved();
                keeping.finish(() -> false);
            }
        }
        assertThat(parts()).as("c and d, each once").hasSize(2);
        assertThat(folder(here).resolve("store.sending")).isEmptyDirectory();
        assertThat(folder(here).resolve(LocalNames.UNSENT)).doesNotExist();
    }

    @Test
    void aFileThatIsReplacedWhileItWaitsIsSentAsItWas() throws Exception {
        try (Keeping keeping = takenUp(here)) {
            write(here, "whole");
            Snapshot snapshot = Snapshot.take(folder(here), 99);
            write(here, "later");
            assertThat(snapshot.files())
                    .hasSize(1)
                    .first()
                    .satisfies(file -> assertThat(file).hasContent("whole"));
        }
    }

    @Test
    void whatWasUploadedButNeverNamedIsNotSeenAndIsClearedByTheNext() throws Exception {
        try (Keeping keeping = takenUp(here)) {
            write(here, "named");
            keeping.saved();
            keeping.finish(() -> false);
        }
        write(here, "killed before the switch");
        Path killed = folder(here).resolve(NEWEST);
        here.in(run).upload(PartReader.partsOf(killed, Files.size(killed)), killed, Set.of());
        assertThat(parts()).hasSize(2);

        try (Keeping keeping = takenUp(there)) {
            assertThat(folder(there).resolve(NEWEST)).hasContent("named");
            assertThat(parts()).hasSize(1);
        }
    }

    @Test
    void ofADamagedCheckpointTheOneBeforeIsLeft() throws Exception {
        try (Keeping keeping = takenUp(here)) {
            write(here, "first");
            write(here, "second");
            keeping.saved();
            keeping.finish(() -> false);
        }
        damage("second");

        try (Keeping keeping = takenUp(there)) {
            assertThat(folder(there).resolve(NEWEST)).doesNotExist();
            assertThat(folder(there).resolve(BEFORE)).hasContent("first");
            assertThat(log)
                    .singleElement()
                    .asString()
                    .contains(NEWEST, "does not match its SHA-256", "goes on from the checkpoint before");
            write(there, "second");
            keeping.saved();
            keeping.finish(() -> false);
        }
        assertThat(new S3Files(disk.resolve("third"), address).fetch(run).resolve(NEWEST))
                .as("the damaged part was put there again")
                .hasContent("second");
    }

    @Test
    void trainingGoesOnWhileTheStoreIsDownAndTheNewestIsThereWhenItIsBack() throws Exception {
        try (Keeping keeping = takenUp(here)) {
            write(here, "before");
            keeping.saved();
            keeping.finish(() -> false);
            server.stop();
            try {
                write(here, "while it is down");
                long asked = System.nanoTime();
                keeping.saved();
                assertThat(System.nanoTime() - asked).as("training waits").isLessThan(500_000_000L);
                await(() -> !log.isEmpty());
                assertThat(log)
                        .singleElement()
                        .asString()
                        .contains(
                                "cannot be reached",
                                "Training goes on",
                                folder(here).toString());
            } finally {
                server.startAgain();
            }
            write(here, "newest");
            keeping.saved();
            keeping.finish(() -> false);
            assertThat(log).hasSize(2).last().asString().startsWith("The store answers again");
        }
        assertThat(there.fetch(run).resolve(NEWEST)).hasContent("newest");
    }

    @Test
    void aRunStartsWhileTheStoreIsDown() throws Exception {
        S3Files nowhere = new S3Files(disk.resolve("here"), S3Address.of("s3://runs", "http://127.0.0.1:1"));
        try (Keeping keeping = nowhere.keep(run, log::add)) {
            keeping.takeUp(() -> false);
            assertThat(log).singleElement().asString().contains("cannot be reached", "Training goes on");
            write(nowhere, "local");
            keeping.saved();
            assertThat(folder(nowhere).resolve(LocalNames.UNSENT)).exists();
        }
    }

    @Test
    void aLastUploadThatFailsIsToldWithTheWayOut() throws Exception {
        Keeping keeping = new Sending(here.in(run), address.toString(), log::add, Duration.ofMillis(200));
        keeping.takeUp(() -> false);
        write(here, "last");
        server.stop();
        try (keeping) {
            keeping.saved();
            keeping.finish(() -> false);
        } finally {
            server.startAgain();
        }
        assertThat(log)
                .last()
                .asString()
                .contains("could not be put into " + address, folder(here).toString(), "start a worker here");

        new S3Files(disk.resolve("here"), address).sendLeftovers();
        assertThat(there.fetch(run).resolve(NEWEST)).hasContent("last");
    }

    @Test
    void aFolderThatAnotherProcessSendsIsLeftToIt() throws Exception {
        try (Keeping keeping = takenUp(here)) {
            write(here, "being trained");
            Files.createFile(folder(here).resolve(LocalNames.UNSENT));
            here.sendLeftovers();
            assertThat(parts()).isEmpty();
        }
    }

    @Test
    void whatAKilledProcessLeftIsSentByTheNextUnlessAnotherMachineHasTheRun() throws Exception {
        try (Keeping keeping = takenUp(here)) {
            write(here, "sent");
            keeping.saved();
            keeping.finish(() -> false);
        }
        write(here, "left");
        Files.createFile(folder(here).resolve(LocalNames.UNSENT));
        here.sendLeftovers();
        assertThat(there.fetch(run).resolve(NEWEST)).hasContent("left");
        assertThat(folder(here).resolve(LocalNames.UNSENT)).doesNotExist();

        try (Keeping keeping = takenUp(there)) {
            write(here, "too late");
            Files.createFile(folder(here).resolve(LocalNames.UNSENT));
            here.sendLeftovers();
            assertThat(new S3Files(disk.resolve("third"), address).fetch(run).resolve(NEWEST))
                    .hasContent("left");
            assertThat(folder(here).resolve(LocalNames.UNSENT)).doesNotExist();
        }
    }

    @Test
    void aWorkerThatWasTakenForDeadDoesNotOverwriteTheNextOnes() throws Exception {
        try (Keeping dead = takenUp(here);
                Keeping next = takenUp(there)) {
            write(there, "right");
            next.saved();
            next.finish(() -> false);
            write(here, "wrong");
            dead.saved();
            dead.finish(() -> false);
            assertThat(log).singleElement().asString().startsWith("Another worker has taken this run up");
        }
        assertThat(new S3Files(disk.resolve("third"), address).fetch(run).resolve(NEWEST))
                .hasContent("right");
    }

    @Test
    void aFolderThatIsAheadOfTheStoreIsGoneOnFrom() throws Exception {
        try (Keeping keeping = takenUp(here)) {
            write(here, "sent");
            keeping.saved();
            keeping.finish(() -> false);
        }
        write(here, "newer, not sent");
        try (Keeping keeping = takenUp(here)) {
            assertThat(folder(here).resolve(NEWEST)).hasContent("newer, not sent");
        }
    }

    @Test
    void aLogThatGrewIsKeptAsItIs() throws Exception {
        Path file = folder(here).resolve("progress.log");
        try (Keeping keeping = takenUp(here)) {
            for (String line : List.of("one\n", "two\n")) {
                Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                keeping.saved();
                keeping.finish(() -> false);
            }
        }
        assertThat(there.fetch(run).resolve("progress.log")).hasContent("one\ntwo\n");
        assertThat(parts()).hasSize(1);
    }

    @Test
    void deletingFreesTheStoreToo() throws Exception {
        try (Keeping keeping = takenUp(here)) {
            write(here, "first");
            write(here, "second");
            keeping.saved();
            keeping.finish(() -> false);
        }
        assertThat(there.names(run)).contains(NEWEST, BEFORE);
        assertThat(there.delete(run, Set.of(BEFORE))).isEqualTo(5);
        assertThat(parts()).hasSize(1);
        assertThat(there.fetch(run).resolve(BEFORE)).doesNotExist();
        assertThat(there.storedBytes()).isGreaterThan(6);

        there.delete(run);
        assertThat(there.storedBytes()).isZero();
        assertThat(folder(there)).doesNotExist();
    }

    @Test
    void aManifestCannotNameFilesOutsideTheFolder() {
        byte[] evil = new Manifest(Manifest.FORMAT, 1, 1, Map.of("../../outside", List.of())).json();
        server.store()
                .putBlob(
                        S3Server.BUCKET,
                        server.store()
                                .blobBuilder(address.prefix() + run + "/manifest.json")
                                .payload(evil)
                                .build());
        there.fetch(run);
        assertThat(disk.resolve("outside")).doesNotExist();
        assertThat(there.in(run).read(log::add).manifest()).isEqualTo(Manifest.NONE);
        assertThat(log).singleElement().asString().contains("names files that cannot be");
    }

    @Test
    void aStoreThatTakesUsPassesTheCheckAndKeepsNothingOfIt() {
        here.check();
        assertThat(here.storedBytes()).isZero();
    }

    @Test
    void aWrongBucketIsToldInASentence() {
        StoreFailed failed = refusal(S3Address.of("s3://no-such-bucket/x", server.endpoint()));
        assertThat(failed)
                .hasMessageContaining("There is no bucket no-such-bucket")
                .hasMessageContaining("--checkpoints");
        assertThat(failed.isRefused()).isTrue();
    }

    @Test
    void wrongCredentialsAreToldInASentenceThatDoesNotShowThem() {
        String right = System.setProperty("aws.secretAccessKey", "guessed-wrong");
        try {
            StoreFailed failed = refusal(address);
            assertThat(failed).hasMessageContaining("AWS_SECRET_ACCESS_KEY").hasMessageContaining(address.toString());
            assertThat(failed.getMessage()).doesNotContain("guessed-wrong", "AKIATEST");
            assertThat(failed.isRefused()).isTrue();
        } finally {
            System.setProperty("aws.secretAccessKey", right);
        }
    }

    @Test
    void aStoreThatIsAwayIsNoRefusal() {
        StoreFailed failed = refusal(S3Address.of("s3://runs", "http://127.0.0.1:1"));
        assertThat(failed).hasMessageContaining("cannot be reached");
        assertThat(failed.isRefused()).isFalse();
    }

    private static StoreFailed refusal(S3Address where) {
        try (S3Files files = new S3Files(Path.of("nowhere"), where)) {
            return catchThrowableOfType(StoreFailed.class, files::check);
        }
    }

    private Keeping takenUp(S3Files machine) {
        Keeping keeping = machine.keep(run, log::add);
        keeping.takeUp(() -> false);
        return keeping;
    }

    private Path folder(S3Files machine) {
        return machine.in(run).folder();
    }

    /** As training does: the newest becomes the one before. */
    private void write(S3Files machine, String content) throws Exception {
        Path newest = folder(machine).resolve(NEWEST);
        if (Files.exists(newest)) {
            Files.move(newest, folder(machine).resolve(BEFORE), StandardCopyOption.REPLACE_EXISTING);
        }
        Path written = Files.writeString(folder(machine).resolve("checkpoint.writing"), content);
        Files.move(written, newest, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> parts() {
        return server
                .store()
                .list(
                        S3Server.BUCKET,
                        ListContainerOptions.Builder.prefix(address.prefix() + run + "/parts/")
                                .recursive())
                .stream()
                .map(StorageMetadata::getName)
                .toList();
    }

    private void damage(String content) {
        String part = S3Run.sha256(content.getBytes(StandardCharsets.UTF_8), content.length());
        server.store()
                .putBlob(
                        S3Server.BUCKET,
                        server.store()
                                .blobBuilder(address.prefix() + run + "/parts/" + part)
                                .payload("sEcond")
                                .build());
    }

    private static void await(BooleanSupplier wanted) throws InterruptedException {
        while (!wanted.getAsBoolean()) {
            Thread.sleep(20);
        }
    }
}
