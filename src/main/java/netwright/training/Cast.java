package netwright.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import netwright.recipe.EngineName;
import org.jspecify.annotations.Nullable;

/**
 * Conversions between float32 and bfloat16 on the PyTorch engine, through which gradients flow. DJL's own
 * {@code toType} ends the process when asked for bfloat16 and hands no gradient back, so PyTorch is asked by a script.
 */
enum Cast {
    /** To bfloat16. */
    LOWER("torch.to(x, 15)"),
    /** To bfloat16 with channels last in memory. */
    LOWER_CHANNELS_LAST("torch.contiguous(torch.to(x, 15), memory_format=2)"),
    /** To float32. */
    RAISE("torch.to(x, 6)");

    /**
     * Lives as long as the process, like the scripts, which hold no arrays and serve every device and thread. The engine is
     * asked for as it is: {@link Engines#get} would turn off the recording of gradients that may be going on.
     */
    private static final class Owner {
        static final NDManager MANAGER =
                Engine.getEngine(EngineName.PYTORCH.label()).newBaseManager();
        static final ParameterStore NO_PARAMETERS = new ParameterStore(MANAGER, false);
    }

    private final String expression;
    private @Nullable PtSymbolBlock script;

    Cast(String expression) {
        this.expression = expression;
    }

    /** Owned by the pass; where nothing is to be converted, another name for the same values. */
    NDArray apply(NDArray x, Pass pass) {
        // In training mode always, as the other mode would cut the gradient off, also of layers that do not learn.
        NDArray y =
                script().forward(Owner.NO_PARAMETERS, new NDList(x), true, null).singletonOrThrow();
        y.attach(pass.manager());
        return y;
    }

    /** Whether an array is bfloat16, for which DJL has no name. */
    static boolean isLow(NDArray x) {
        return x.getDataType() == DataType.UNKNOWN;
    }

    private synchronized PtSymbolBlock script() {
        if (script == null) {
            try {
                byte[] file = TorchScript.function(expression);
                script = JniUtils.loadModule((PtNDManager) Owner.MANAGER, new ByteArrayInputStream(file), false, false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return script;
    }
}
