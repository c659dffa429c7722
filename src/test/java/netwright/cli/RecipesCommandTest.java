package netwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import netwright.recipe.RecipeJson;
import org.junit.jupiter.api.Test;

class RecipesCommandTest {

    @Test
    void recipes_are_listed_and_one_is_printed_as_a_file_that_reads_back() {
        assertThat(Console.run("recipes").out()).contains("quick ", "resnet-2015 ", "convnext-2022 ");
        Console one = Console.run("recipes", "convnext-2022");
        assertThat(one.exit()).isZero();
        assertThat(RecipeJson.read(one.out()).learningRate()).isEqualTo(0.004);
        assertThat(Console.run("recipes", "nothing").exit()).isEqualTo(2);
    }
}
