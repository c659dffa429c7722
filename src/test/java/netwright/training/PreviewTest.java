package netwright.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import netwright.architecture.TensorShape;
import netwright.recipe.Augmentation;
import netwright.recipe.Mixing;
import netwright.recipe.Recipe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {

    private static final TensorShape INPUT = TensorShape.map(3, 32, 32);
    private static final Recipe PLAIN = Recipe.proposedFor("shapes10");

    @TempDir
    static Path folder;

    private static DataSets sets;

    @BeforeAll
    static void fetch() {
        sets = new DataSets(folder);
        sets.fetch("shapes10", FetchProgress.SILENT);
    }

    @Test
    void without_augmentation_each_draw_is_the_original_to_the_byte() throws IOException {
        for (Preview.Row row : Preview.of(sets, PLAIN, INPUT, 3, 2, 7).rows()) {
            assertThat(row.variants()).hasSize(2);
            for (Preview.Variant variant : row.variants()) {
                assertThat(pixels(variant.png())).isEqualTo(pixels(row.original()));
                assertThat(variant.label()).isEqualTo(row.label());
            }
        }
    }

    @Test
    void a_certain_flip_shows_the_mirror_image() throws IOException {
        Recipe flipping = PLAIN.withAugmentation(List.of(new Augmentation.HorizontalFlip(1)));
        Preview.Row row = Preview.of(sets, flipping, INPUT, 1, 1, 7).rows().getFirst();
        BufferedImage original = image(row.original());
        BufferedImage flipped = image(row.variants().getFirst().png());
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                assertThat(flipped.getRGB(x, y)).isEqualTo(original.getRGB(31 - x, y));
            }
        }
    }

    @Test
    void a_mixed_image_is_the_weighted_mean_its_label_tells() throws IOException {
        Recipe mixing = PLAIN.withMixing(List.of(new Mixing.Mixup(1, 1)));
        List<Preview.Row> rows = Preview.of(sets, mixing, INPUT, 4, 1, 7).rows();
        Pattern shares = Pattern.compile("(0\\.\\d\\d) (.+) \\+ (0\\.\\d\\d) (.+)");
        int mixed = 0;
        for (int i = 0; i < 4; i++) {
            Preview.Row row = rows.get(i);
            Preview.Row above = rows.get((i + 3) % 4);
            Matcher label = shares.matcher(row.variants().getFirst().label());
            if (label.matches()) {
                mixed++;
                assertThat(List.of(label.group(2), label.group(4))).containsExactly(row.label(), above.label());
                double share = Double.parseDouble(label.group(1));
                int own = image(row.original()).getRGB(16, 16) & 0xff;
                int other = image(above.original()).getRGB(16, 16) & 0xff;
                int blue = image(row.variants().getFirst().png()).getRGB(16, 16) & 0xff;
                assertThat((double) blue)
                        .isBetween(share * own + (1 - share) * other - 2.5, share * own + (1 - share) * other + 2.5);
            }
        }
        assertThat(mixed).isPositive();
    }

    /** A label is of two classes or of one, as the word above it says. */
    @Test
    void each_draw_says_which_of_several_mixings_was_drawn() {
        Recipe both = PLAIN.withMixing(List.of(new Mixing.Mixup(1, 1), new Mixing.CutMix(1, 0.5)));
        Preview preview = Preview.of(sets, both, INPUT, 6, 20, 7);
        assertThat(preview.draws()).hasSize(20).contains("Mixup", "CutMix", "not mixed");
        for (int i = 0; i < 20; i++) {
            int draw = i;
            assertThat(preview.rows().stream()
                            .anyMatch(row -> row.variants().get(draw).label().contains(" + ")))
                    .isEqualTo(!preview.draws().get(draw).equals("not mixed"));
        }
        assertThat(Preview.of(sets, PLAIN, INPUT, 2, 2, 7).draws()).containsExactly("", "");
    }

    private static BufferedImage image(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static int[] pixels(byte[] png) throws IOException {
        return image(png).getRGB(0, 0, 32, 32, null, 0, 32);
    }
}
