package netwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import netwright.files.S3Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreOptionTest {

    @TempDir
    Path folder;

    @Test
    void aWorkerDoesNotStartWithAStoreThatIsNotThere() throws Exception {
        try (S3Server s3 = S3Server.start()) {
            Console console = worker("s3://no-such-bucket/x", s3.endpoint());
            assertThat(console.exit()).isEqualTo(2);
            assertThat(console.err()).contains("--checkpoints: There is no bucket no-such-bucket");
        }
    }

    @Test
    void aWorkerDoesNotStartWithCredentialsThatTheStoreRefuses() throws Exception {
        try (S3Server s3 = S3Server.start()) {
            System.setProperty("aws.secretAccessKey", "guessed-wrong");
            Console console = worker("s3://runs/x", s3.endpoint());
            assertThat(console.exit()).isEqualTo(2);
            assertThat(console.err()).contains("does not let us into", "AWS_SECRET_ACCESS_KEY");
            assertThat(console.err() + console.out()).doesNotContain("guessed-wrong");
        }
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThat(worker("s3:/runs", "").err()).contains("--checkpoints: an S3 store is written s3://bucket/prefix");
    }

    private Console worker(String checkpoints, String endpoint) {
        return Console.run(
                "worker",
                "--database",
                "jdbc:h2:mem:never-opened",
                "--data-dir",
                folder.toString(),
                "--checkpoints",
                checkpoints,
                "--s3-endpoint",
                endpoint);
    }
}
