package netwright.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Tests against a real H2 file. */
@SpringBootTest(classes = OnlyStore.class, webEnvironment = WebEnvironment.NONE)
abstract class StoreTest {

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void dataDirectory(DynamicPropertyRegistry properties) {
        properties.add("netwright.data-dir", () -> folder.toString());
    }
}
