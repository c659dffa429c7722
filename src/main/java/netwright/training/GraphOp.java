package netwright.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;

/** What one layer computes with MXNet's operators: it can be run at once, or written into a graph with other layers. */
sealed interface GraphOp extends Op {

    /**
     * @param in places in the text of what {@link #apply} would be given
     * @return place of the result
     */
    int write(GraphText text, List<Integer> in, Pass pass);

    /** To be called before a graph runs that this is part of. */
    default void prepare(List<NDArray> weights, long images, Pass pass) {}

    /** Hands on its first input. */
    record Same() implements GraphOp {

        @Override
        public NDArray apply(NDList in, Pass pass) {
            return in.get(0);
        }

        @Override
        public int write(GraphText text, List<Integer> in, Pass pass) {
            return in.getFirst();
        }
    }

    /**
     * One operator, given all inputs.
     *
     * @param settings written as MXNet's Python interface would
     */
    record Operator(String name, PairList<String, String> settings) implements GraphOp {

        @Override
        public NDArray apply(NDList in, Pass pass) {
            // DJL lists contributed operators without the prefix that MXNet's graphs want.
            return pass.manager()
                    .invoke(name.replaceFirst("^_contrib_", ""), in, settings)
                    .get(0);
        }

        @Override
        public int write(GraphText text, List<Integer> in, Pass pass) {
            return text.operator(name, settings, in);
        }

        /** This operator on what another one makes of the input at a place. */
        GraphOp on(int place, GraphOp first) {
            return new After(first, place, this);
        }
    }

    /** {@code then}, with what {@code first} makes of the input at a place instead of that input. */
    record After(GraphOp first, int place, GraphOp then) implements GraphOp {

        @Override
        public NDArray apply(NDList in, Pass pass) {
            return CommonOps.after(first, place, then, in, pass);
        }

        @Override
        public int write(GraphText text, List<Integer> in, Pass pass) {
            List<Integer> changed = new ArrayList<>(in);
            changed.set(place, first.write(text, List.of(in.get(place)), pass));
            return then.write(text, changed, pass);
        }
    }

    /** {@code x · gate(x)}. */
    record Gated(GraphOp gate, GraphOp times) implements GraphOp {

        @Override
        public NDArray apply(NDList in, Pass pass) {
            return times.apply(new NDList(in.get(0), gate.apply(in, pass)), pass);
        }

        @Override
        public int write(GraphText text, List<Integer> in, Pass pass) {
            return times.write(text, List.of(in.getFirst(), gate.write(text, in, pass)), pass);
        }
    }

    /** What two arrays give, with the third, and so on. */
    record InTurn(GraphOp two) implements GraphOp {

        @Override
        public NDArray apply(NDList in, Pass pass) {
            return CommonOps.inTurn(two, in, pass);
        }

        @Override
        public int write(GraphText text, List<Integer> in, Pass pass) {
            int result = in.getFirst();
            for (int next : in.subList(1, in.size())) {
                result = two.write(text, List.of(result, next), pass);
            }
            return result;
        }
    }

    /**
     * Batch norm. MXNet averages the biased variance, PyTorch the unbiased one. Shrinking the running value by (n−1)/n before
     * the update and stretching it after turns one into the other.
     *
     * @param positions H·W of the input
     */
    record Norm(GraphOp train, GraphOp infer, long positions) implements GraphOp {

        @Override
        public NDArray apply(NDList in, Pass pass) {
            prepare(in.subNDList(1), in.get(0).getShape().get(0), pass);
            return (pass.byBatch() ? train : infer).apply(in, pass);
        }

        @Override
        public int write(GraphText text, List<Integer> in, Pass pass) {
            return (pass.byBatch() ? train : infer).write(text, in, pass);
        }

        @Override
        public void prepare(List<NDArray> weights, long images, Pass pass) {
            long values = images * positions;
            if (pass.byBatch() && values > 1) {
                NDArray variance = weights.get(3);
                variance.muli((values - 1.0) / values);
                pass.afterwards(() -> variance.muli(values / (values - 1.0)));
            }
        }
    }
}
