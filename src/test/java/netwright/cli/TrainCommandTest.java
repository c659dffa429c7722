package netwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TrainCommandTest {

    private static final String SMALL = """
            {"format": "netwright/1", "name": "two colours", "input": [3, 16, 16], "classes": 2,
             "nodes": [{"id": "input", "type": "input"},
                       {"id": "conv", "type": "conv_bn_act", "settings": {"out": 8}},
                       {"id": "pool", "type": "adaptive_avg_pool2d"},
                       {"id": "flatten", "type": "flatten"},
                       {"id": "fc", "type": "linear", "settings": {"out": 2}},
                       {"id": "output", "type": "output"}],
             "edges": [{"from": "input", "to": "conv"}, {"from": "conv", "to": "pool"},
                       {"from": "pool", "to": "flatten"}, {"from": "flatten", "to": "fc"},
                       {"from": "fc", "to": "output"}]}
            """;

    @TempDir
    Path folder;

    @Test
    void training_without_data_exits_with_2() {
        Console console = Console.run("train", "plain_cnn");

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err()).contains("--data");
    }

    @ParameterizedTest
    @CsvSource({
        "--epochs, 0, epochs must be",
        "--batch, 99999, batch must be",
        "--lr, -1, learningRate must be",
        "--optimizer, adagrad, sgd",
        "--engine, TensorFlow, PyTorch",
        "--device, tpu, device must be",
        "--precision, float16, float32 and bfloat16",
        "--precision, bfloat16, MXNet trains in float32 only",
        "--epochs, many, --epochs",
        "--recipe, resnet-1815, resnet-2015",
    })
    void an_option_that_cannot_be_exits_with_2_and_says_what_may(String option, String value, String said)
            throws IOException {
        Console console =
                Console.run("train", network(), "--data", images(), "--data-dir", folder.toString(), option, value);

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err()).contains(said).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void data_that_is_nowhere_is_named_and_nothing_is_trained() throws IOException {
        Console console = Console.run(
                "train", network(), "--data", folder.resolve("nothing").toString(), "--data-dir", folder.toString());

        assertThat(console.exit()).isIn(1, 2);
        assertThat(console.err())
                .contains("nothing")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    @Test
    void a_network_with_errors_is_refused_with_its_first_one() throws IOException {
        String broken = Files.writeString(
                        folder.resolve("broken.json"), SMALL.replace("{\"from\": \"input\", \"to\": \"conv\"}, ", ""))
                .toString();

        Console console = Console.run("train", broken, "--data", images(), "--data-dir", folder.toString());

        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.err()).contains("two colours cannot be trained");
    }

    @Test
    @Tag("training")
    void a_folder_of_images_is_trained_on_and_the_last_line_tells_how_it_went() throws IOException {
        Console console = Console.run(
                "train",
                network(),
                "--data",
                images(),
                "--data-dir",
                folder.toString(),
                "--epochs",
                "3",
                "--batch",
                "8",
                "--seed",
                "7",
                "--json");

        assertThat(console.err()).contains("epoch 1:", "epoch 3:");
        assertThat(console.exit()).isZero();
        JsonNode json = console.json();
        assertThat(json.propertyNames())
                .containsExactly(
                        "engine", "device", "seed", "epochs", "train", "validation", "imagesPerSecond", "seconds");
        assertThat(json.path("engine").asString()).startsWith("MXNet");
        assertThat(json.path("device").asString()).isEqualTo("cpu");
        assertThat(json.path("seed").asLong()).isEqualTo(7);
        assertThat(json.path("epochs").asInt()).isEqualTo(3);
        assertThat(json.path("train").propertyNames()).containsExactly("loss", "top1");
        assertThat(json.path("validation").propertyNames()).containsExactly("loss", "top1", "top5");
        assertThat(json.path("validation").path("top1").asDouble()).isBetween(0.5, 1.0);
        assertThat(json.path("imagesPerSecond").asDouble()).isPositive();
        assertThat(json.path("seconds").asDouble()).isPositive();
    }

    @Test
    void a_recipe_file_with_a_fault_is_refused_with_its_place() throws IOException {
        String recipe = Files.writeString(
                        folder.resolve("recipe.json"),
                        "{\"format\": \"netwright-recipe/1\", \"epochs\": 2, \"optimizer\": {\"kind\": \"sgd\", \"lr\": 1}}")
                .toString();

        Console console = Console.run(
                "train", network(), "--data", images(), "--data-dir", folder.toString(), "--recipe", recipe);

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err()).contains("recipe.json", "$.optimizer.lr", "learningRate");
    }

    @Test
    @Tag("training")
    void a_recipe_of_a_paper_is_scaled_to_the_epochs_and_batch_asked_for() throws IOException {
        Console console = Console.run(
                "train",
                network(),
                "--data",
                images(),
                "--data-dir",
                folder.toString(),
                "--recipe",
                "torchvision-2021",
                "--epochs",
                "2",
                "--batch",
                "16",
                "--json");

        assertThat(console.exit()).isZero();
        assertThat(console.err())
                .contains("Batches of 16 instead of 1024", "0.00781 instead of 0.500", "2 epochs instead of 600");
        assertThat(console.json().path("epochs").asInt()).isEqualTo(2);
    }

    private String network() throws IOException {
        return Files.writeString(folder.resolve("small.json"), SMALL).toString();
    }

    /** Red and blue squares on noise, forty of each. */
    private String images() throws IOException {
        Path images = folder.resolve("images");
        Random random = new Random(3);
        for (Color colour : new Color[] {Color.RED, Color.BLUE}) {
            Path one = Files.createDirectories(images.resolve(colour == Color.RED ? "red" : "blue"));
            for (int i = 0; i < 40; i++) {
                BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
                for (int p = 0; p < 256; p++) {
                    image.setRGB(p % 16, p / 16, random.nextInt(0x1000000));
                }
                var graphics = image.createGraphics();
                graphics.setColor(colour);
                graphics.fillRect(random.nextInt(6), random.nextInt(6), 10, 10);
                graphics.dispose();
                ImageIO.write(image, "png", one.resolve(i + ".png").toFile());
            }
        }
        return images.toString();
    }
}
