package netwright.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The ImageNet challenge (ILSVRC), 2011 to 2017: the best entries to its classification task, from
 * {@code catalog/ilsvrc.json}.
 *
 * @param source where the figures are from
 * @param entries by year, winners before runners-up
 */
public record Challenge(String title, String source, Human human, List<Entry> entries) {

    private static final String FILE = "/catalog/ilsvrc.json";

    /** @param top5Error of a trained person, in percent */
    public record Human(double top5Error, String label, String note, String source) {}

    /**
     * What a team handed in, which is nearly always the average of several networks.
     *
     * @param place 1 for the winner
     * @param label what the entry is known as
     * @param top5Error on the test images, in percent, five guesses
     * @param network false for hand-made features
     * @param architectures ids of presets that are this entry's architecture or next to it, nearest first
     * @param note how the figure came about
     */
    public record Entry(
            int year,
            int place,
            String team,
            String label,
            double top5Error,
            boolean network,
            List<String> architectures,
            String note) {

        /** The nearest preset that the catalogue has. */
        public Optional<String> preset() {
            return architectures.stream().filter(Presets.ids()::contains).findFirst();
        }
    }

    public static Challenge ilsvrc() {
        return Ilsvrc.CHALLENGE;
    }

    /** Read when first asked for. */
    private static final class Ilsvrc {
        static final Challenge CHALLENGE = read(Catalogue.read(FILE));
    }

    private static Challenge read(JsonNode json) {
        JsonNode human = json.path("human");
        List<Entry> entries = new ArrayList<>();
        json.path("entries").forEach(entry -> entries.add(entry(entry)));
        return new Challenge(
                json.path("title").asString(),
                json.path("source").asString(),
                new Human(
                        human.path("top5Error").asDouble(),
                        human.path("label").asString(),
                        human.path("note").asString(),
                        human.path("source").asString()),
                List.copyOf(entries));
    }

    private static Entry entry(JsonNode json) {
        List<String> architectures = new ArrayList<>();
        json.path("architectures").forEach(id -> architectures.add(id.asString()));
        return new Entry(
                json.path("year").asInt(),
                json.path("place").asInt(),
                json.path("team").asString(),
                json.path("label").asString(),
                json.path("top5Error").asDouble(),
                json.path("network").asBoolean(),
                List.copyOf(architectures),
                json.path("note").asString());
    }
}
