package netwright.store;

import static org.assertj.core.api.Assertions.assertThat;

import netwright.architecture.Architecture;
import netwright.architecture.Position;
import netwright.catalog.Presets;
import netwright.recipe.EngineName;
import netwright.training.Speed;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SpeedsTest extends StoreTest {

    @Autowired
    Speeds speeds;

    private final Architecture network =
            Presets.find("mini_resnet").orElseThrow().architecture();

    @Test
    void the_latest_measurement_on_an_engine_takes_the_place_of_the_one_before() {
        Speed first = new Speed("PyTorch 2.7.1", "cpu", 2, 1, 2, 60, 0.004);
        Speed second = new Speed("PyTorch 2.7.1", "cpu", 2, 1, 2, 50, 0.005);
        String key = Speeds.key(network);

        speeds.keep(key, EngineName.PYTORCH, first);
        speeds.keep(key, EngineName.PYTORCH, second);
        speeds.keep(key, EngineName.MXNET, new Speed("MXNet 1.9.1", "cpu", 2, 1, 2, 9, 0.5));

        assertThat(speeds.on(EngineName.PYTORCH)).hasSize(1);
        assertThat(speeds.on(EngineName.PYTORCH).get(key).speed()).isEqualTo(second);
        assertThat(speeds.on(EngineName.PYTORCH).get(key).speed().imagesPerSecond())
                .isEqualTo(200);
        assertThat(speeds.on(EngineName.MXNET).get(key).speed().engine()).isEqualTo("MXNet 1.9.1");
    }

    @Test
    void a_name_and_places_do_not_matter_and_a_setting_does() {
        Architecture moved = network.withName("another").mapNodes(node -> node.at(new Position(10, 20)));

        assertThat(Speeds.key(moved)).isEqualTo(Speeds.key(network));
        assertThat(Speeds.key(network.withClasses(11))).isNotEqualTo(Speeds.key(network));
    }
}
