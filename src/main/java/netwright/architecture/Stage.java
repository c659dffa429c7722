package netwright.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A block repeated at one resolution; the first copy takes the stride and the change of width. In front of blocks that
 * keep their shape a layer norm and a strided convolution do that, as in ConvNeXt.
 *
 * @param block id of the repeated block's type
 * @param repeat copies
 * @param out channels; 0 where the block has none to choose
 * @param stride of the first copy
 * @param with the other settings of the block
 */
public record Stage(String block, int repeat, int out, int stride, Map<String, Object> with) implements Block {

    private static final String DEFAULT_BLOCK = "basic_block";

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

    private static List<Field> fields(Map<String, Object> chosen) {
        Object block = chosen.get("block");
        String id = block instanceof String text && repeatable().contains(text) ? text : DEFAULT_BLOCK;
        List<Field> fields = new ArrayList<>();
        fields.add(Field.choice("block", "Block", DEFAULT_BLOCK, repeatable(), "The block that is repeated."));
        fields.add(Field.integer("repeat", "Repeat", 2, 1, 512, "blocks", "Copies of the block."));
        if (choosesWidth(OperationTypes.get(id))) {
            fields.add(Field.out(64));
        }
        fields.add(BlockFields.stride());
        for (Field field : OperationTypes.get(id).fields(Map.of())) {
            if (!GOVERNED.contains(field.name())) {
                fields.add(field);
            }
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

    private static boolean has(OperationType type, String field) {
        return type.fields(Map.of()).stream().anyMatch(f -> f.name().equals(field));
    }

    private static Stage create(Settings settings) {
        Map<String, Object> with = new LinkedHashMap<>(settings.values());
        Object out = with.remove("out");
        List.of("block", "repeat", "stride").forEach(with::remove);
        return new Stage(
                settings.choice("block"),
                settings.integer("repeat"),
                out instanceof Integer width ? width : 0,
                settings.integer("stride"),
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
            inside.then(Integer.toString(i), copy(type, i == 0 ? stride : 1));
        }
        return inside.build();
    }

    private void downsample(Fragment.Builder inside, OperationType type) {
        if (choosesWidth(type)) {
            inside.then("downsample.0", new LayerNorm2d(1e-6))
                    .then(
                            "downsample.1",
                            new Conv2d(out, Size.of(stride), Size.of(stride), Padding.NONE, Size.ONE, 1, true));
        } else {
            inside.then("downsample", MaxPool2d.square(3, stride, 1));
        }
    }

    private Operation copy(OperationType type, int copyStride) {
        Map<String, Object> given = new LinkedHashMap<>(with);
        if (has(type, "out")) {
            given.put("out", out);
        }
        if (has(type, "stride")) {
            given.put("stride", copyStride);
        }
        return type.create(given);
    }
}
