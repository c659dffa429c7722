package netwright.recipe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netwright.architecture.Expect;
import netwright.architecture.Field;
import netwright.architecture.InvalidSetting;
import netwright.architecture.SettingValues;
import netwright.architecture.UnreadableDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns a JSON tree into a recipe; every fault is reported with its JSON path and what is allowed. */
final class RecipeReader {

    private static final Set<String> FIELDS = Set.of(
            "format",
            "data",
            "images",
            "testImages",
            "epochs",
            "batch",
            "seed",
            "engine",
            "device",
            "precision",
            "optimizer",
            "schedule",
            "augmentation",
            "mixing",
            "regularisation",
            "initialisation",
            "transfer");

    private RecipeReader() {}

    /** @param data the images, whatever the document says; null to ask the document */
    static Recipe read(JsonNode root, String path, @Nullable String data) {
        Expect.object(root, path, FIELDS);
        Expect.format(root, path, RecipeJson.FORMAT);
        try {
            int epochs = whole(root, path, "epochs", 1, Recipe.MOST_EPOCHS, null);
            EngineName engine = engine(root, path);
            return new Recipe(
                    data == null ? Expect.text(root, path, "data") : data,
                    whole(root, path, "images", 0, Recipe.MOST_IMAGES, 0),
                    whole(root, path, "testImages", 0, Recipe.MOST_IMAGES, 0),
                    epochs,
                    whole(root, path, "batch", 1, Recipe.LARGEST_BATCH, Recipe.USUAL_BATCH),
                    seed(root, path),
                    engine,
                    device(root, path),
                    precision(root, path, engine),
                    part(root.get("optimizer"), path + ".optimizer", Optimizer.kinds(), Set.of()),
                    root.has("schedule")
                            ? part(root.get("schedule"), path + ".schedule", Schedule.kinds(), Set.of())
                            : new Schedule.Cosine(0, epochs / 20.0),
                    list(root, path, "augmentation", Augmentation.kinds()),
                    list(root, path, "mixing", Mixing.kinds()),
                    list(root, path, "regularisation", Regulariser.kinds()),
                    root.has("initialisation")
                            ? part(
                                    root.get("initialisation"),
                                    path + ".initialisation",
                                    Initialisation.kinds(),
                                    Set.of())
                            : new Initialisation.Usual(false),
                    transfer(root.get("transfer"), path + ".transfer"));
        } catch (IllegalArgumentException e) {
            throw new UnreadableDocument(path, e.getMessage());
        }
    }

    private static <T extends Part> List<T> list(
            JsonNode root, String path, String name, List<Kind<? extends T>> kinds) {
        if (!root.has(name)) {
            return List.of();
        }
        JsonNode array = Expect.array(root, path, name);
        List<T> parts = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            parts.add(part(array.get(i), path + "." + name + "[" + i + "]", kinds, Set.of()));
        }
        return parts;
    }

    private static <T extends Part> T part(
            @Nullable JsonNode json, String path, List<Kind<? extends T>> kinds, Set<String> besides) {
        if (json == null || !json.isObject()) {
            throw new UnreadableDocument(
                    path,
                    "expected an object with a \"kind\" of %s, found %s".formatted(ids(kinds), Expect.found(json)));
        }
        String id = Expect.text(json, path, "kind");
        Kind<? extends T> kind = kinds.stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnreadableDocument(
                        path + ".kind", "there is no \"%s\"; known are %s".formatted(id, ids(kinds))));
        Map<String, Field> fields = new HashMap<>();
        kind.fields().forEach(field -> fields.put(field.name(), field));
        Map<String, Object> given = new LinkedHashMap<>();
        json.properties().forEach(entry -> {
            String name = entry.getKey();
            if (!name.equals("kind") && !besides.contains(name)) {
                Object value = SettingValues.plain(entry.getValue());
                Field field = fields.get(name);
                given.put(name, field == null ? value : SettingValues.ofKind(field.kind(), value));
            }
        });
        try {
            return kind.create(given);
        } catch (InvalidSetting e) {
            throw new UnreadableDocument(path + "." + e.field(), e.getMessage());
        }
    }

    private static @Nullable Transfer transfer(@Nullable JsonNode json, String path) {
        if (json == null) {
            return null;
        }
        Transfer.Strategy strategy = part(json, path, Transfer.kinds(), Set.of("from"));
        return new Transfer(Expect.text(json, path, "from"), strategy);
    }

    private static EngineName engine(JsonNode root, String path) {
        String text = text(root, path, "engine", EngineName.MXNET.label());
        try {
            return EngineName.of(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableDocument(path + ".engine", e.getMessage());
        }
    }

    private static Precision precision(JsonNode root, String path, EngineName engine) {
        String text = text(root, path, "precision", Precision.FLOAT32.label());
        try {
            Precision precision = Precision.of(text);
            if (precision.objection(engine) instanceof String objection) {
                throw new UnreadableDocument(path + ".precision", objection);
            }
            return precision;
        } catch (IllegalArgumentException e) {
            throw new UnreadableDocument(path + ".precision", e.getMessage());
        }
    }

    private static String device(JsonNode root, String path) {
        String device = text(root, path, "device", "cpu");
        if (!DeviceNames.valid(device)) {
            throw new UnreadableDocument(
                    path + ".device", "expected " + DeviceNames.ALLOWED + ", found \"" + device + "\"");
        }
        return device;
    }

    private static long seed(JsonNode root, String path) {
        JsonNode seed = root.get("seed");
        if (seed == null) {
            return 1;
        }
        if (!seed.isIntegralNumber() || !seed.canConvertToLong()) {
            throw new UnreadableDocument(
                    path + ".seed", "expected a whole number of 64 bits, found " + Expect.found(seed));
        }
        return seed.longValue();
    }

    private static int whole(JsonNode root, String path, String name, int min, int max, @Nullable Integer otherwise) {
        JsonNode json = root.get(name);
        if (json == null && otherwise != null) {
            return otherwise;
        }
        if (json == null
                || !json.isIntegralNumber()
                || !json.canConvertToInt()
                || json.intValue() < min
                || json.intValue() > max) {
            throw new UnreadableDocument(
                    path + "." + name,
                    "expected a whole number from %s, found %s"
                            .formatted(SettingValues.range(min, max), Expect.found(json)));
        }
        return json.intValue();
    }

    private static String text(JsonNode json, String path, String name, String otherwise) {
        return json.has(name) ? Expect.text(json, path, name) : otherwise;
    }

    private static String ids(List<? extends Kind<?>> kinds) {
        return String.join(", ", kinds.stream().map(Kind::id).toList());
    }
}
