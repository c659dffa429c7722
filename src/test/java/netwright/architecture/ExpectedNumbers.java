package netwright.architecture;

import java.util.Arrays;
import java.util.List;

/** What each operation makes of one input, by PyTorch's rules. A new operation needs a line here. */
final class ExpectedNumbers {

    /** {@code type | settings | input | output | parameters | buffers | MACs}; merges read the input twice. */
    private static final String TABLE = """
            input               | {} | 8×10×12 | 8×10×12 | 0 | 0 | 0
            output              | {} | 8×10×12 | 8×10×12 | 0 | 0 | 0
            auxiliary_output    | {} | 8×10×12 | 8×10×12 | 0 | 0 | 0
            conv2d              | {"out": 16, "kernel": [3, 5], "stride": [2, 1], "padding": [1, 2], "groups": 2} | 8×10×12 | 16×5×12 | 976 | 0 | 57600
            conv2d              | {"out": 4, "kernel": 3, "dilation": 2, "padding": "same", "bias": false} | 8×10×12 | 4×10×12 | 288 | 0 | 34560
            conv2d              | {"out": 4, "kernel": 4, "padding": "same", "bias": false} | 8×10×12 | 4×10×12 | 512 | 0 | 61440
            linear              | {"out": 7} | 960 | 7 | 6727 | 0 | 6720
            linear              | {"out": 7, "bias": false} | 960 | 7 | 6720 | 0 | 6720
            batch_norm2d        | {} | 8×10×12 | 8×10×12 | 16 | 17 | 0
            layer_norm2d        | {} | 8×10×12 | 8×10×12 | 16 | 0 | 0
            local_response_norm | {} | 8×10×12 | 8×10×12 | 0 | 0 | 0
            activation          | {"function": "gelu"} | 8×10×12 | 8×10×12 | 0 | 0 | 0
            max_pool2d          | {"kernel": 3, "stride": 2} | 8×10×12 | 8×4×5 | 0 | 0 | 0
            max_pool2d          | {"kernel": 3, "stride": 2, "ceilMode": true} | 8×10×12 | 8×5×6 | 0 | 0 | 0
            max_pool2d          | {"kernel": 2, "stride": 3, "ceilMode": true, "padding": 1} | 8×10×12 | 8×4×5 | 0 | 0 | 0
            avg_pool2d          | {"kernel": [2, 3], "stride": 2, "padding": 1} | 8×10×12 | 8×6×6 | 0 | 0 | 0
            adaptive_avg_pool2d | {"output": [6, 7]} | 8×10×12 | 8×6×7 | 0 | 0 | 0
            flatten             | {} | 8×10×12 | 960 | 0 | 0 | 0
            dropout             | {} | 8×10×12 | 8×10×12 | 0 | 0 | 0
            drop_path           | {} | 8×10×12 | 8×10×12 | 0 | 0 | 0
            add                 | {} | 8×10×12 | 8×10×12 | 0 | 0 | 0
            concat              | {} | 8×10×12 | 16×10×12 | 0 | 0 | 0
            multiply            | {} | 8×10×12 | 8×10×12 | 0 | 0 | 0
            layer_scale         | {} | 8×10×12 | 8×10×12 | 8 | 0 | 0
            pad                 | {"top": 1, "bottom": 2, "left": 3, "right": 4} | 8×10×12 | 8×13×19 | 0 | 0 | 0
            pad                 | {"top": 0, "bottom": 0, "left": 0, "right": 0, "front": 1, "back": 3} | 8×10×12 | 12×10×12 | 0 | 0 | 0
            channel_shuffle     | {"groups": 4} | 8×10×12 | 8×10×12 | 0 | 0 | 0
            channel_slice       | {"from": 2, "to": 7} | 8×10×12 | 5×10×12 | 0 | 0 | 0
            channel_slice       | {"from": 900} | 960 | 60 | 0 | 0 | 0
            channel_split       | {"parts": 3, "part": 1} | 8×10×12 | 3×10×12 | 0 | 0 | 0
            channel_split       | {"parts": 3, "part": 3} | 8×10×12 | 2×10×12 | 0 | 0 | 0
            conv_bn_act         | {"out": 6, "stride": 2} | 8×10×12 | 6×5×6 | 444 | 13 | 12960
            basic_block         | {"out": 16, "stride": 2} | 8×10×12 | 16×5×6 | 3680 | 99 | 107520
            basic_block         | {"out": 16, "stride": 2, "shortcut": "pad"} | 8×10×12 | 16×5×6 | 3520 | 66 | 103680
            basic_block         | {"out": 16, "stride": 2, "preActivation": true} | 8×10×12 | 16×5×6 | 3632 | 50 | 107520
            bottleneck          | {"out": 8, "width": 4, "preActivation": true} | 8×10×12 | 8×10×12 | 240 | 35 | 24960
            bottleneck          | {"out": 16, "width": 8, "groups": 4} | 8×10×12 | 16×10×12 | 560 | 100 | 55680
            bottleneck          | {"out": 16, "stride": 2, "width": 16, "reducedWidth": 8, "groups": 2, "seReduction": 4, "shortcutKernel": 3} | 8×10×12 | 16×5×6 | 2308 | 116 | 67328
            resnext_block       | {"out": 128, "stride": 2, "cardinality": 8} | 8×10×12 | 128×5×6 | 4064 | 580 | 116160
            se_bottleneck       | {"out": 16, "stride": 2, "reduction": 4} | 8×10×12 | 16×5×6 | 596 | 84 | 14048
            se_bottleneck       | {"out": 16, "stride": 2, "strideOn": "1x1", "reduction": 4} | 8×10×12 | 16×5×6 | 596 | 84 | 11168
            squeeze_excitation  | {"reduction": 4} | 8×10×12 | 8×10×12 | 42 | 0 | 32
            squeeze_excitation  | {"width": 3, "gate": "hardsigmoid"} | 8×10×12 | 8×10×12 | 59 | 0 | 48
            depthwise_separable | {"out": 12} | 8×10×12 | 12×10×12 | 208 | 42 | 20160
            convnext_block      | {} | 8×10×12 | 8×10×12 | 976 | 0 | 108480
            inverted_residual   | {"out": 12, "kernel": 5, "stride": 2, "expansion": 3, "seReduction": 4} | 8×10×12 | 12×5×6 | 1322 | 123 | 49776
            inverted_residual   | {"out": 8, "hidden": 16, "seReduction": 4, "seStyle": "mobilenet_v3"} | 8×10×12 | 8×10×12 | 760 | 83 | 48256
            dense_block         | {"layers": 2, "growth": 3} | 8×10×12 | 14×10×12 | 962 | 90 | 105120
            dense_transition    | {} | 8×10×12 | 4×5×6 | 48 | 17 | 3840
            inception           | {"branch1": 4, "reduce3": 3, "branch3": 5, "reduce5": 2, "branch5": 6, "pool": 7} | 8×10×12 | 22×10×12 | 617 | 60 | 67560
            inception_v3        | {"module": "a", "width": 5} | 8×10×12 | 229×10×12 | 217362 | 881 | 25978560
            inception_v3        | {"module": "b"} | 8×10×12 | 488×4×5 | 167680 | 1284 | 8908800
            inception_v3        | {"module": "c", "width": 5} | 8×10×12 | 768×10×12 | 18888 | 1606 | 2075040
            inception_v3        | {"module": "d"} | 8×10×12 | 520×4×5 | 1406464 | 2566 | 79994880
            inception_v3        | {"module": "e"} | 8×10×12 | 2048×10×12 | 3335040 | 6537 | 399421440
            auxiliary_head      | {"out": 7} | 8×10×12 | 7 | 2106631 | 257 | 2120704
            auxiliary_head      | {"out": 7, "form": "inception_v3"} | 8×10×12 | 7 | 2465799 | 1794 | 2488576
            fire                | {"squeeze": 4, "out": 16} | 8×10×12 | 16×10×12 | 372 | 0 | 42240
            shuffle_unit        | {"out": 20, "stride": 2} | 8×10×12 | 20×5×6 | 518 | 101 | 19860
            shuffle_unit        | {"out": 8} | 8×10×12 | 8×10×12 | 92 | 27 | 8160
            fused_inverted_residual | {"out": 12, "stride": 2} | 8×10×12 | 12×5×6 | 2776 | 90 | 80640
            fused_inverted_residual | {"out": 8, "expansion": 1} | 8×10×12 | 8×10×12 | 592 | 17 | 69120
            regnet_block        | {"out": 16, "stride": 2, "groupWidth": 8, "seReduction": 4} | 8×10×12 | 16×5×6 | 1874 | 132 | 61504
            regnet_block        | {"out": 8, "groupWidth": 4} | 8×10×12 | 8×10×12 | 464 | 51 | 49920
            patchify_stem       | {"out": 6} | 8×10×12 | 6×2×3 | 786 | 0 | 4608
            convnext_downsampling | {"out": 6} | 8×10×12 | 6×5×6 | 214 | 0 | 5760
            stage               | {"block": "basic_block", "repeat": 2, "out": 8} | 8×10×12 | 8×10×12 | 2368 | 68 | 276480
            stage               | {"block": "convnext_block", "repeat": 1, "out": 16, "stride": 2, "kernel": 3} | 8×10×12 | 16×5×6 | 2880 | 0 | 81120
            """;

    private ExpectedNumbers() {}

    /** One line of the table. */
    record Row(String type, String settings, String input, String output, long parameters, long buffers, long macs) {}

    static List<Row> rows() {
        return TABLE.lines().map(ExpectedNumbers::row).toList();
    }

    private static Row row(String line) {
        List<String> cells = Arrays.stream(line.split("\\|")).map(String::trim).toList();
        return new Row(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                cells.get(3),
                Long.parseLong(cells.get(4)),
                Long.parseLong(cells.get(5)),
                Long.parseLong(cells.get(6)));
    }
}
