package netwright.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import netwright.architecture.UnreadableDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepJsonTest {

    private static final Sweep SWEEP = new Sweep(
            "Rates \"and\" depths",
            List.of(new Subject("resnet", SweepTest.RESNET), new Subject("plain", SweepTest.PLAIN)),
            SweepTest.RECIPE,
            List.of(
                    SweepTest.recipe("optimizer.learningRate", 0.1, 1, 2.5e-7),
                    new Axis.OfRecipe("batch", new Values.Range(16, 512, Values.Spacing.LOGARITHMIC)),
                    SweepTest.recipe("mixing.mixup", false, Map.of("alpha", 0.4)),
                    SweepTest.recipe("augmentation", List.of(), List.of(Map.of("kind", "random_crop"))),
                    new Axis.OfNodes(List.of("layer1", "layer2"), "repeat", Values.Listed.of(1, 3)),
                    new Axis.OfScale(Axis.Scale.WIDTH, new Values.Range(0.5, 2, Values.Spacing.LINEAR))),
            new Search.Random(20, Long.MIN_VALUE),
            3,
            new SuccessiveHalving(3, 2));

    private static final String TEXT = SweepJson.write(SWEEP);

    @Test
    void whatIsWrittenReadsBackTheSame() {
        assertThat(SweepJson.read(TEXT)).isEqualTo(SWEEP);
        assertThat(SweepJson.write(SweepJson.read(TEXT))).isEqualTo(TEXT);
    }

    @Test
    void whatIsLeftOutIsUsual() {
        String small = TEXT.lines()
                .filter(line -> !line.startsWith("  \"seeds\"")
                        && !line.startsWith("  \"search\"")
                        && !line.startsWith("  \"halving\""))
                .reduce("", (a, b) -> a + b + "\n")
                .replaceFirst("(?s)  \"axes\".*?\n  ],\n", "");
        Sweep sweep = SweepJson.read(small);
        assertThat(sweep.seeds()).isEqualTo(1);
        assertThat(sweep.search()).isEqualTo(new Search.Grid());
        assertThat(sweep.halving()).isNull();
        assertThat(sweep.axes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sweep/1                 | sweep/2                     | $.format: expected "netwright-sweep/1"
            "seeds": 3              | "seeds": 0                  | $.seeds: expected a whole number from 1 to 100, found 0
            "seeds": 3              | "seed": 3                   | $.seed: unknown field; known are axes, format, halving
            "seeds": 3,             | "seeds": 3 3,               | This is not JSON: line 4
            "kind":"random"         | "kind":"grid"               | $.search.trials: unknown field; known are kind
            "kind":"random"         | "kind":"bayes"              | $.search.kind: expected grid or random, found "bayes"
            "trials":20             | "trials":501                | $.search.trials: expected a whole number from 1 to 500
            "eta":3                 | "eta":1                     | $.halving.eta: expected a whole number from 2 to 10, found 1
            "firstEpochs":2         | "firstEpochs":12            | $.halving.firstEpochs: Successive halving first compares after 12 epochs
            "optimizer.learningRate" | "optimizer.rate"           | $.axes[0].recipe: Axis 'optimizer.rate': optimizer has no 'rate'
            [0.1,1,2.5E-7]          | [0.1,null]                  | $.axes[0].values[1]: expected a number, a text
            [0.1,1,2.5E-7]          | [0.1,0.1]                   | $.axes[0].values: 0.1 stands there twice.
            [0.1,1,2.5E-7]          | [0.1,-1]                    | $: Axis 'optimizer.learningRate': The recipe: $.optimizer.learningRate
            "spacing":"logarithmic" | "spacing":"log"             | $.axes[1].spacing: expected linear or logarithmic, found "log"
            "from":16.0             | "from":"low"                | $.axes[1].from: expected a number, found "low"
            "from":16.0             | "from":1600.0               | $.axes[1]: a range goes from a smaller to a larger number
            "scale":"width"         | "scale":"girth"             | $.axes[5].scale: expected depth or width or resolution
            "scale":"width"         | "setting":"width"           | $.axes[5]: expected "recipe" with a path
            "setting":"repeat"      | "setting":"repeats"         | $: Axis 'layer1+layer2.repeats': Stage layer1 has no setting 'repeats'
            "momentum":0.9          | "momentum":9                | $.recipe.optimizer.momentum: momentum must be a number
            "type":"flatten"        | "type":"flat"               | $.subjects[0].architecture.nodes[
            "name": "plain"         | "name": ""                  | $.subjects[1].name: A network's name has 1 to 200 characters.
            "name": "plain"         | "name": "resnet"            | $: Two networks are called 'resnet'.
            """)
    void aFaultIsNamedWithItsPlaceAndWhatIsAllowed(String sound, String broken, String said) {
        assertThat(TEXT).contains(sound);
        int at = TEXT.indexOf(sound);
        String text = TEXT.substring(0, at) + broken + TEXT.substring(at + sound.length());
        assertThatThrownBy(() -> SweepJson.read(text))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessageContaining(said);
    }
}
