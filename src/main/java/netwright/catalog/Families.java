package netwright.catalog;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What architectures of one family have in common, from {@code catalog/families.json}. */
final class Families {

    private static final String FILE = "/catalog/families.json";

    private Families() {}

    /** The key idea of a family, or nothing for one whose members have ideas of their own. */
    static String idea(String family) {
        return All.IDEAS.getOrDefault(family, "");
    }

    /** Read when first asked for. */
    private static final class All {
        static final Map<String, String> IDEAS = read();

        private static Map<String, String> read() {
            Map<String, String> ideas = new TreeMap<>();
            for (Map.Entry<String, JsonNode> family :
                    Catalogue.read(FILE).path("ideas").properties()) {
                ideas.put(family.getKey(), family.getValue().asString());
            }
            return Map.copyOf(ideas);
        }
    }
}
