package netwright.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A block repeated at one resolution; the first copy takes the stride and the change of width. In front of blocks that
 * keep their shape {@link ConvNeXtDownsampling} does that.
 *
 * @param block id of the repeated block's type
 * @param repeat copies
 * @param out channels; 0 where the block has none to choose
 * @param stride of the first copy
 * @param dropPathEnd drop path of the last copy, rising evenly from the block's own setting in the first (Huang et al.,
 *     2016, equation 4); 0 gives all copies the same
 * @param with the other settings of the block
 */
public record Stage(String block, int repeat, int out, int stride, double dropPathEnd, Map<String, Object> with)
        implements Block {

    private static final String DEFAULT_BLOCK = "basic_block";
    private static final String DROP_PATH = "dropPath";
    private static final String DROP_PATH_END = "dropPathEnd";

    public static final OperationType TYPE = new OperationType(
            "stage",
            "Stage",
            OperationType.Group.BLOCK,
            1,
            "Repeats a block at one resolution; the first copy takes the stride and the new width.",
            "repeat layer1 stack group",
            Stage::fields,
            Stage::create);

    private static final Set<String> GOVERNED = Set.of("out", "stride");

    @Override
    public OperationType type() {
        return TYPE;
    }

    @Override
    public boolean counted() {
        return false;
    }

    private static List<Field> fields(Map<String, Object> chosen) {
        Object block = chosen.get("block");
        String id = block instanceof String text && repeatable().contains(text) ? text : DEFAULT_BLOCK;
        List<Field> fields = new ArrayList<>();
        fields.add(Field.choice("block", "Block", DEFAULT_BLOCK, repeatable(), "The block that is repeated."));
        fields.add(Field.integer("repeat", "Repeat", 2, 1, 512, "blocks", "Copies of the block."));
        if (choosesWidth(OperationTypes.get(id))) {
            fields.add(Field.out(64, leastWidth(OperationTypes.get(id))));
        }
        fields.add(BlockFields.stride());
        for (Field field : OperationTypes.get(id).fields(Map.of())) {
            if (!GOVERNED.contains(field.name())) {
                fields.add(field);
            }
        }
        if (has(OperationTypes.get(id), DROP_PATH)) {
            fields.add(Field.decimal(
                    DROP_PATH_END,
                    "Drop path at the end",
                    0,
                    0,
                    0.99,
                    "Of the last copy, rising evenly from the first; 0 gives all copies the same."));
        }
        return List.copyOf(fields);
    }

    private static List<String> repeatable() {
        return OperationTypes.all().stream()
                .filter(type -> type.block() && type != TYPE)
                .map(OperationType::id)
                .toList();
    }

    private static boolean choosesWidth(OperationType type) {
        return has(type, "out") || type.create() instanceof Block block && block.keepsShape();
    }

    private static int leastWidth(OperationType type) {
        return type.fields(Map.of()).stream()
                .filter(field -> field.name().equals("out"))
                .mapToInt(field -> (int) field.min())
                .findFirst()
                .orElse(1);
    }

    private static boolean has(OperationType type, String field) {
        return type.fields(Map.of()).stream().anyMatch(f -> f.name().equals(field));
    }

    private static Stage create(Settings settings) {
        Map<String, Object> with = new LinkedHashMap<>(settings.values());
        Object out = with.remove("out");
        Object end = with.remove(DROP_PATH_END);
        List.of("block", "repeat", "stride").forEach(with::remove);
        return new Stage(
                settings.choice("block"),
                settings.integer("repeat"),
                out instanceof Integer width ? width : 0,
                settings.integer("stride"),
                end instanceof Double rate ? rate : 0,
                java.util.Collections.unmodifiableMap(with));
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("block", block);
        settings.put("repeat", repeat);
        if (choosesWidth(OperationTypes.get(block))) {
            settings.put("out", out);
        }
        settings.put("stride", stride);
        settings.putAll(with);
        if (with.containsKey(DROP_PATH)) {
            settings.put(DROP_PATH_END, dropPathEnd);
        }
        return java.util.Collections.unmodifiableMap(settings);
    }

    @Override
    public Fragment expand(TensorShape in) {
        OperationType type = OperationTypes.get(block);
        Fragment.Builder inside = Fragment.builder();
        if (!has(type, "stride") && (stride > 1 || out > 0 && out != in.channels())) {
            downsample(inside, type);
        }
        for (int i = 0; i < repeat; i++) {
            inside.then(Integer.toString(i), copy(type, i));
        }
        return inside.build();
    }

    private void downsample(Fragment.Builder inside, OperationType type) {
        if (choosesWidth(type)) {
            inside.then("downsample", new ConvNeXtDownsampling(out, stride));
        } else {
            inside.then("downsample", MaxPool2d.square(3, stride, 1));
        }
    }

    private Operation copy(OperationType type, int index) {
        Map<String, Object> given = new LinkedHashMap<>(with);
        if (has(type, "out")) {
            given.put("out", out);
        }
        if (has(type, "stride")) {
            given.put("stride", index == 0 ? stride : 1);
        }
        if (dropPathEnd > 0 && with.get(DROP_PATH) instanceof Double start && repeat > 1) {
            given.put(DROP_PATH, start + (dropPathEnd - start) * index / (repeat - 1));
        }
        return type.create(given);
    }
}
