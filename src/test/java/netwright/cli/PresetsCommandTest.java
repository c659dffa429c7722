package netwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PresetsCommandTest {

    @Test
    void presets_are_listed_under_torchvisions_names_and_the_starters() {
        Console console = Console.run("presets");

        assertThat(console.exit()).isZero();
        assertThat(console.out())
                .contains("resnet50 ", "convnext_tiny ", "vgg16 ", "alexnet ")
                .contains("plain_cnn ", "mini_resnet ", "mini_convnext ", "mini_inception ");
    }

    @Test
    void the_json_list_has_numbers_and_published_results() {
        JsonNode list = Console.run("presets", "--json").json();

        JsonNode resnet = find(list, "resnet50");
        assertThat(resnet.path("title").asString()).isEqualTo("ResNet-50");
        assertThat(resnet.path("input").toString()).isEqualTo("[3,224,224]");
        assertThat(resnet.path("parameters").asLong()).isEqualTo(25_557_032);
        assertThat(resnet.path("top1").asDouble()).isBetween(70.0, 85.0);
        assertThat(resnet.path("source").asString()).isNotBlank();
        JsonNode starter = find(list, "plain_cnn");
        assertThat(starter.path("starter").asBoolean()).isTrue();
        assertThat(starter.has("top1")).isFalse();
    }

    private static JsonNode find(JsonNode list, String id) {
        return list.valueStream()
                .filter(entry -> entry.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
