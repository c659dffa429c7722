package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import netwright.architecture.TensorShape;
import org.jspecify.annotations.Nullable;

/** One primitive layer as a DJL block: it owns its parameters and an {@link Op}. */
final class LoweredLayer extends AbstractBlock {

    private final String id;
    private final Op op;
    private final List<String> inputs;
    private final List<WeightSpec> specs;
    private final List<Parameter> weights = new ArrayList<>();
    private final TensorShape output;

    LoweredLayer(String id, Op op, List<String> inputs, List<WeightSpec> specs, TensorShape output) {
        this.id = id;
        this.op = op;
        this.inputs = inputs;
        this.specs = specs;
        this.output = output;
        for (WeightSpec spec : specs) {
            weights.add(addParameter(Parameter.builder()
                    .setName(spec.role())
                    .setType(Parameter.Type.OTHER)
                    .optRequiresGrad(spec.trained())
                    .build()));
        }
    }

    String id() {
        return id;
    }

    /** Ids of the layers it reads, in port order. */
    List<String> inputs() {
        return inputs;
    }

    List<WeightSpec> specs() {
        return specs;
    }

    List<Parameter> weights() {
        return weights;
    }

    NDArray apply(NDList arrays, Pass pass) {
        NDList all = new NDList(arrays);
        for (Parameter weight : weights) {
            all.add(weight.getArray());
        }
        return op.apply(all, pass);
    }

    /** Whether it is written with MXNet's operators alone. */
    boolean canBeWritten() {
        return op instanceof GraphOp;
    }

    GraphOp graphOp() {
        return (GraphOp) op;
    }

    /** To be called before a graph runs that this layer is part of. */
    void prepare(long images, Pass pass) {
        graphOp().prepare(weights.stream().map(Parameter::getArray).toList(), images, pass);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList arrays, boolean training, @Nullable PairList<String, Object> params) {
        Pass pass = new Pass(arrays.getManager(), training, 0);
        NDList result = new NDList(apply(arrays, pass));
        pass.finish();
        return result;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] shapes) {
        long batch = shapes[0].get(0);
        return new Shape[] {
            output.spatial()
                    ? new Shape(batch, output.channels(), output.height(), output.width())
                    : new Shape(batch, output.channels())
        };
    }
}
