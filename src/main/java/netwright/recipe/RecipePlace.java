package netwright.recipe;

import java.util.stream.StreamSupport;
import netwright.architecture.UnreadableDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a {@link RecipePath} leads to. Only puts values into the tree; whether they are allowed, the reader says. */
sealed interface RecipePlace {

    String KIND = "kind";
    String FROM = "from";

    void put(ObjectNode recipe, JsonNode value);

    /** What stands there; null for nothing. */
    @Nullable JsonNode value(ObjectNode recipe);

    /** A number or choice of the recipe itself, or a whole list. */
    record Value(String name) implements RecipePlace {
        @Override
        public void put(ObjectNode recipe, JsonNode value) {
            recipe.set(name, value);
        }

        /** Counts of images stand in the file only where some are left out, the precision only where it is not float32. */
        @Override
        public @Nullable JsonNode value(ObjectNode recipe) {
            JsonNode written = recipe.get(name);
            if (written != null) {
                return written;
            }
            return name.equals("precision") ? recipe.stringNode(Precision.FLOAT32.label()) : recipe.numberNode(0);
        }
    }

    /** A part by its kind's id or in full; false where it may be missing. */
    record Whole(String name) implements RecipePlace {
        @Override
        public void put(ObjectNode recipe, JsonNode value) {
            if (value.isString()) {
                new OfKind(name).put(recipe, value);
            } else if (value.isBoolean() && !value.booleanValue()) {
                recipe.remove(name);
            } else {
                recipe.set(name, value);
            }
        }

        @Override
        public @Nullable JsonNode value(ObjectNode recipe) {
            return recipe.get(name);
        }
    }

    /** The kind of a part; a part that has it already stays as it is. */
    record OfKind(String name) implements RecipePlace {
        @Override
        public void put(ObjectNode recipe, JsonNode value) {
            JsonNode before = recipe.path(name);
            if (before.path(KIND).equals(value)) {
                return;
            }
            ObjectNode part = recipe.objectNode();
            part.set(KIND, value);
            if (before.has(FROM) && name.equals(RecipePlaces.TRANSFER)) {
                part.set(FROM, before.get(FROM));
            }
            recipe.set(name, part);
        }

        @Override
        public @Nullable JsonNode value(ObjectNode recipe) {
            return recipe.path(name).get(KIND);
        }
    }

    record Setting(String name, String setting) implements RecipePlace {
        @Override
        public void put(ObjectNode recipe, JsonNode value) {
            if (!(recipe.get(name) instanceof ObjectNode part)) {
                throw new UnreadableDocument(
                        "$." + name, "the recipe has none whose %s could be set".formatted(setting));
            }
            part.set(setting, value);
        }

        @Override
        public @Nullable JsonNode value(ObjectNode recipe) {
            return recipe.path(name).get(setting);
        }
    }

    /** One of a list, there or not; of several of a kind all. */
    record Entry(String list, String kind) implements RecipePlace {
        @Override
        public void put(ObjectNode recipe, JsonNode value) {
            if (!value.isBoolean() && !value.isObject()) {
                throw new UnreadableDocument(
                        "$.%s.%s".formatted(list, kind), "expected true, false or its settings, found " + value);
            }
            ObjectNode found = find(recipe, list, kind);
            ArrayNode parts = (ArrayNode) recipe.get(list);
            if (value.isBoolean() && !value.booleanValue()) {
                parts.removeIf(part -> part.path(KIND).asString("").equals(kind));
                return;
            }
            ObjectNode part = found == null ? parts.addObject().put(KIND, kind) : found;
            if (value.isObject()) {
                part.removeAll();
                part.setAll((ObjectNode) value);
                part.put(KIND, kind);
            }
        }

        @Override
        public JsonNode value(ObjectNode recipe) {
            return recipe.booleanNode(find(recipe, list, kind) != null);
        }

        static @Nullable ObjectNode find(ObjectNode recipe, String list, String kind) {
            return StreamSupport.stream(recipe.path(list).spliterator(), false)
                    .filter(part -> part.path(KIND).asString("").equals(kind))
                    .map(ObjectNode.class::cast)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** A setting of one of a list, which is put in where it is missing; false leaves it out. */
    record EntrySetting(String list, String kind, String setting) implements RecipePlace {
        @Override
        public void put(ObjectNode recipe, JsonNode value) {
            boolean without = value.isBoolean() && !value.booleanValue();
            new Entry(list, kind).put(recipe, recipe.booleanNode(!without));
            recipe.path(list).forEach(part -> {
                if (part.path(KIND).asString("").equals(kind)) {
                    ((ObjectNode) part).set(setting, value);
                }
            });
        }

        @Override
        public @Nullable JsonNode value(ObjectNode recipe) {
            ObjectNode part = Entry.find(recipe, list, kind);
            return part == null ? null : part.get(setting);
        }
    }
}
