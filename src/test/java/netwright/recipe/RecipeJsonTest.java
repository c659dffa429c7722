package netwright.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import netwright.architecture.Field;
import netwright.architecture.InvalidSetting;
import netwright.architecture.UnreadableDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeJsonTest {

    private static final String SMALL = """
            {
              "format": "netwright-recipe/1",
              "data": "cifar10",
              "epochs": 10,
              "optimizer": {"kind": "sgd", "learningRate": 0.1},
              "schedule": {"kind": "multi_step", "milestones": [5, 7.5]},
              "augmentation": [{"kind": "random_crop"}, {"kind": "horizontal_flip"}],
              "mixing": [{"kind": "mixup", "alpha": 0.8}],
              "regularisation": [{"kind": "label_smoothing", "epsilon": 0.1}],
              "transfer": {"from": "some.safetensors", "kind": "fine_tune", "factor": 0.2}
            }
            """;

    static Stream<Kind<? extends Part>> kinds() {
        return Stream.of(
                        Optimizer.kinds(),
                        Schedule.kinds(),
                        Augmentation.kinds(),
                        Mixing.kinds(),
                        Regulariser.kinds(),
                        Initialisation.kinds(),
                        Transfer.kinds())
                .flatMap(List::stream);
    }

    @Test
    void what_is_left_out_has_its_default() {
        Recipe recipe = RecipeJson.read(SMALL);
        assertThat(recipe.batch()).isEqualTo(128);
        assertThat(recipe.seed()).isEqualTo(1);
        assertThat(recipe.device()).isEqualTo("cpu");
        assertThat(recipe.optimizer()).isEqualTo(new Optimizer.Sgd(0.1, 0.9, true, 1e-4, false));
        assertThat(recipe.schedule()).isEqualTo(new Schedule.MultiStep(List.of(5.0, 7.5), 0.1, 0));
        assertThat(recipe.augmentation())
                .containsExactly(new Augmentation.RandomCrop(4), new Augmentation.HorizontalFlip(0.5));
        assertThat(recipe.labelSmoothing()).isEqualTo(0.1);
        assertThat(recipe.find(Regulariser.AuxiliaryLoss.class)).isEmpty();
        assertThat(recipe.transfer()).isEqualTo(new Transfer("some.safetensors", new Transfer.FineTune(0.2)));
    }

    /** Each field of each kind, set to something else than its default, comes back. */
    @Test
    void every_setting_of_every_kind_survives_writing_and_reading() {
        List<Augmentation> augmentation = new ArrayList<>();
        Augmentation.kinds().forEach(kind -> augmentation.add(altered(kind)));
        List<Mixing> mixing = new ArrayList<>();
        Mixing.kinds().forEach(kind -> mixing.add(altered(kind)));
        List<Regulariser> regularisation = new ArrayList<>();
        Regulariser.kinds().forEach(kind -> regularisation.add(altered(kind)));
        for (Kind<? extends Optimizer> optimizer : Optimizer.kinds()) {
            for (Kind<? extends Schedule> schedule : Schedule.kinds()) {
                for (Kind<? extends Initialisation> initialisation : Initialisation.kinds()) {
                    for (Kind<? extends Transfer.Strategy> strategy : Transfer.kinds()) {
                        Recipe recipe = new Recipe(
                                "a \"folder\"",
                                5000,
                                1000,
                                7,
                                33,
                                Long.MIN_VALUE,
                                EngineName.PYTORCH,
                                "gpu1",
                                Precision.BFLOAT16,
                                altered(optimizer),
                                altered(schedule),
                                augmentation,
                                mixing,
                                regularisation,
                                altered(initialisation),
                                new Transfer("x", altered(strategy)));
                        String text = RecipeJson.write(recipe);
                        assertThat(RecipeJson.read(text)).isEqualTo(recipe);
                        assertThat(text.length()).as("fits the column").isLessThan(10_000);
                    }
                }
            }
        }
    }

    /** A legal part none of whose settings stands at its default. */
    private static <T extends Part> T altered(Kind<T> kind) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (Field field : kind.fields()) {
            boolean lower = field.name().startsWith("min") || field.name().equals("from");
            Object value = switch (field.kind()) {
                case INTEGER -> (int) field.min() + ((Integer) field.defaultValue() == (int) field.min() ? 1 : 0);
                case DECIMAL ->
                    (Double) field.defaultValue() == field.max() ? field.min() : lower ? field.min() : field.max();
                case SWITCH -> !(Boolean) field.defaultValue();
                case CHOICE -> field.choices().getFirst();
                case NUMBERS -> List.of(field.min(), field.max());
                case SIZE, PADDING -> throw new AssertionError("no recipe has a " + field.kind());
            };
            settings.put(field.name(), field.name().equals("maxScale") ? (Object) 0.5 : value);
        }
        return kind.create(settings);
    }

    @Test
    void fields_are_the_components_of_their_record_in_order_and_explain_themselves() {
        kinds().forEach(kind -> {
            assertThat(kind.create().settings().keySet())
                    .as(kind.id())
                    .containsExactlyElementsOf(
                            kind.fields().stream().map(Field::name).toList());
            assertThat(kind.create().kind()).isEqualTo(kind);
            assertThat(kind.help()).endsWith(".");
            assertThat(kind.source()).isNotBlank();
            assertThat(kind.fields())
                    .allSatisfy(field -> assertThat(field.help()).isNotBlank());
        });
    }

    @Test
    void a_setting_out_of_range_cannot_be_made() {
        kinds().forEach(kind -> {
            for (Field field : kind.fields()) {
                if (field.kind() == Field.Kind.DECIMAL) {
                    assertThatThrownBy(() -> kind.create(Map.of(field.name(), field.max() + 1)))
                            .isInstanceOf(InvalidSetting.class)
                            .hasMessageContaining(field.name());
                    assertThatThrownBy(() -> kind.create(Map.of(field.name(), Double.NaN)))
                            .isInstanceOf(InvalidSetting.class);
                }
            }
        });
        assertThatThrownBy(() -> new Optimizer.Sgd(-1, 0.9, true, 0, false)).isInstanceOf(InvalidSetting.class);
        assertThatThrownBy(() -> new Augmentation.ScaleCrop(2, 1))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("to must be at least from, 2.0, not 1.0.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "epochs": 10          | "epochs": 0            | $.epochs: expected a whole number from 1 to 1,000, found 0
                    "epochs": 10          | "epochs": 10, "images": -1 | $.images: expected a whole number from 0 to 100,000,000, found -1
                    "epochs": 10          | "epoch": 10            | $.epoch: unknown field; known are augmentation
                    recipe/1              | recipe/2               | $.format: expected "netwright-recipe/1"
                    "cifar10"             | 7                      | $.data: expected a text, found 7
                    "kind": "sgd"         | "kind": "sdg"          | $.optimizer.kind: there is no "sdg"; known are sgd, adam, adamw, rmsprop, lion, lamb
                    "learningRate": 0.1   | "learningRate": "high" | $.optimizer.learningRate: learningRate must be a number from 1e-9 to 100, not high
                    "learningRate": 0.1   | "lr": 0.1              | $.optimizer.lr: SGD with momentum has no setting 'lr'. It has learningRate, momentum
                    [5, 7.5]              | [5, "x"]               | $.schedule.milestones: milestones must be numbers from 0 to 1,000
                    {"kind": "random_crop"} | "random_crop"        | $.augmentation[0]: expected an object with a "kind" of horizontal_flip
                    "horizontal_flip"     | "random_crop"          | –
                    "alpha": 0.8          | "alpha": 0             | $.mixing[0].alpha: alpha must be a number from 0.01 to 10, not 0
                    "factor": 0.2         | "factor": 2            | $.transfer.factor: factor must be a number
                    "from": "some.safetensors", | "frm": 1,        | $.transfer.frm: Fine-tune has no setting 'frm'
                    """)
    void a_fault_is_named_with_its_place_and_what_is_allowed(String sound, String broken, String said) {
        assertThat(SMALL).contains(sound);
        String text = SMALL.replace(sound, broken);
        if (said.equals("–")) {
            assertThat(RecipeJson.read(text).augmentation())
                    .as("the same change twice is allowed")
                    .hasSize(2);
            return;
        }
        assertThatThrownBy(() -> RecipeJson.read(text))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessageContaining(said);
    }

    @Test
    void two_of_a_kind_are_refused_where_one_is_enough() {
        assertThatThrownBy(() -> RecipeJson.read(SMALL.replace(
                        "[{\"kind\": \"mixup\", \"alpha\": 0.8}]", "[{\"kind\": \"mixup\"}, {\"kind\": \"mixup\"}]")))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessageContaining("mixup stands there twice");
    }

    @Test
    void the_precision_is_written_only_where_it_is_not_float32() {
        Recipe recipe = Recipe.of("mnist", 3, 32, Optimizer.AdamW.KIND.create()).on(EngineName.PYTORCH, "cpu");
        Recipe mixed = recipe.on(EngineName.PYTORCH, "cpu", Precision.BFLOAT16);

        assertThat(RecipeJson.write(recipe)).doesNotContain("precision");
        assertThat(RecipeJson.read(RecipeJson.write(recipe)).precision()).isEqualTo(Precision.FLOAT32);
        assertThat(RecipeJson.write(mixed)).contains("\"precision\": \"bfloat16\"");
        assertThat(RecipeJson.read(RecipeJson.write(mixed))).isEqualTo(mixed);
    }

    @Test
    void bfloat16_on_mxnet_is_refused_at_its_place() {
        String mixed = RecipeJson.write(Recipe.of("mnist", 3, 32, Optimizer.AdamW.KIND.create())
                .on(EngineName.PYTORCH, "cpu", Precision.BFLOAT16));
        assertThatThrownBy(() -> RecipeJson.read(mixed.replace("PyTorch", "MXNet")))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessageStartingWith("$.precision: MXNet trains in float32 only")
                .hasMessageContaining("Choose PyTorch");
        assertThatThrownBy(() -> RecipeJson.read(mixed.replace("bfloat16", "float16")))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessageStartingWith("$.precision: ")
                .hasMessageContaining("float32 and bfloat16");
    }

    @Test
    void a_run_stored_before_the_format_had_a_name_is_read() {
        Recipe recipe = RecipeJson.read(
                "{\"data\":\"shapes10\",\"epochs\":8,\"batch\":64,\"optimizer\":\"SGD\",\"learningRate\":0.05,"
                        + "\"weightDecay\":0.001,\"seed\":3,\"engine\":\"PYTORCH\",\"device\":\"gpu0\"}");
        assertThat(recipe.optimizer()).isEqualTo(new Optimizer.Sgd(0.05, 0.9, true, 0.001, false));
        assertThat(recipe.engine()).isEqualTo(EngineName.PYTORCH);
        assertThat(recipe.device()).isEqualTo("gpu0");
        assertThat(recipe.schedule()).isEqualTo(new Schedule.Cosine(0, 0.4));
        assertThat(recipe.augmentation())
                .as("what these images always got")
                .containsExactly(new Augmentation.HorizontalFlip(0.5), new Augmentation.Translate(0.125));
        assertThat(RecipeJson.read(
                                "{\"data\":\"mnist\",\"epochs\":8,\"batch\":64,\"optimizer\":\"ADAM\",\"learningRate\":0.05,"
                                        + "\"weightDecay\":0.001,\"seed\":3,\"engine\":\"MXNET\",\"device\":\"cpu\"}")
                        .augmentation())
                .isEmpty();
    }

    @Test
    void the_linear_scaling_rule_takes_the_rate_along_with_the_batch() {
        Recipe resnet = RecipePresets.find("resnet-2015").orElseThrow().recipe();
        Recipe goyal = resnet.rescaled(90, 4096);
        assertThat(goyal.learningRate())
                .as("Goyal et al., 2017, §2.1: η = 0.1·kn/256")
                .isCloseTo(1.6, within(1e-12));
        Recipe small = resnet.rescaled(9, 64);
        assertThat(small.learningRate()).isCloseTo(0.025, within(1e-12));
        assertThat(small.schedule()).isEqualTo(new Schedule.Step(3, 0.1, 0));
        assertThat(small.optimizer().weightDecay()).isEqualTo(1e-4);
    }
}
