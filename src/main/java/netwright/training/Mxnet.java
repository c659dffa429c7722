package netwright.training;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.engine.Symbol;
import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.mxnet.jna.LibUtils;
import ai.djl.mxnet.jna.MxnetLibrary;
import ai.djl.ndarray.NDArray;
import ai.djl.util.PairList;
import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;
import java.lang.ref.Reference;
import java.lang.reflect.Proxy;
import java.nio.IntBuffer;
import java.util.List;

/** Calls of MXNet's C interface that DJL does not offer. The class is loaded when DJL has the library long since. */
final class Mxnet {

    private static final MxnetLibrary LIBRARY = LibUtils.loadLibrary();

    /** DJL's own declaration of it takes types of DJL's alone. */
    private static final Function INVOKE = ((Library.Handler) Proxy.getInvocationHandler(LIBRARY))
            .getNativeLibrary()
            .getFunction("MXImperativeInvokeEx");

    private Mxnet() {}

    /**
     * Not DJL's own way to a graph, which has MXNet keep the graph's memory: passes overlap, and batches have several sizes.
     *
     * @return MXNet's handle
     */
    static Pointer graph(Symbol symbol) {
        PointerByReference handle = new PointerByReference();
        JnaUtils.checkCall(LIBRARY.MXCreateCachedOpEx(symbol.getHandle(), 0, new String[0], new String[0], handle));
        return handle.getValue();
    }

    /** Handle of an operator, for {@link #invoke}. */
    static Pointer operator(String name) {
        PointerByReference handle = new PointerByReference();
        JnaUtils.checkCall(LIBRARY.NNGetOpHandle(name, handle));
        return handle.getValue();
    }

    /** Writes the results into {@code out}; DJL's own call knows a single result only. */
    static void invoke(Pointer operator, List<NDArray> in, List<NDArray> out, PairList<String, String> settings) {
        Memory results = handles(out);
        int failed = INVOKE.invokeInt(new Object[] {
            operator,
            in.size(),
            handles(in),
            IntBuffer.wrap(new int[] {out.size()}),
            new PointerByReference(results),
            settings.size(),
            new StringArray(settings.keyArray(new String[0])),
            new StringArray(settings.valueArray(new String[0])),
            new PointerByReference()
        });
        Reference.reachabilityFence(results);
        JnaUtils.checkCall(failed);
    }

    private static Memory handles(List<NDArray> arrays) {
        Memory handles = new Memory((long) arrays.size() * Long.BYTES);
        for (int i = 0; i < arrays.size(); i++) {
            handles.setPointer((long) i * Long.BYTES, ((MxNDArray) arrays.get(i)).getHandle());
        }
        return handles;
    }
}
