package netwright.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import netwright.architecture.Architecture;
import netwright.recipe.EngineName;
import netwright.recipe.Recipe;

/**
 * A network on each device of a run. The batch is split among them, their gradients are added up on the first device, and
 * only its weights are updated; the others take them over before each pass, so nothing but the first has to be kept.
 * Batch norm normalises each part by its own statistics, and the running ones are the first part's, as in PyTorch's
 * DataParallel. (<a href="https://docs.pytorch.org/docs/stable/generated/torch.nn.DataParallel.html">its page</a>)
 */
final class Replicas implements AutoCloseable {

    private final List<Replica> all;
    private final ExecutorService threads;

    private Replicas(List<Replica> all, EngineName engine) {
        this.all = List.copyOf(all);
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(
                    () -> {
                        Engines.get(engine);
                        task.run();
                    },
                    "replica");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * @param first the network with its weights, on the first of the recipe's devices
     * @param manager owns the others' weights
     */
    static Replicas of(Architecture architecture, Recipe recipe, LoweredBlock first, Engine engine, NDManager manager) {
        List<Replica> all = new ArrayList<>();
        for (Device device : Engines.devices(engine, recipe.device())) {
            LoweredBlock block = first;
            if (!all.isEmpty()) {
                block = Lowering.lower(architecture, recipe);
                block.blank(manager.newSubManager(device));
            }
            all.add(Replica.of(block, device, engine));
        }
        return new Replicas(all, recipe.engine());
    }

    /** The network whose weights count. */
    LoweredBlock first() {
        return all.getFirst().block();
    }

    /** Sets which weights the engine computes gradients for. */
    void prepare(Rates rates, int step) {
        all.forEach(replica -> rates.prepare(replica.trained(), step));
    }

    /**
     * What came out of a batch.
     *
     * @param scores the network's own, N×classes
     * @param gradients of the mean loss of the batch, on the first device
     */
    record Passed(NDArray scores, Gradients gradients) {}

    /**
     * Forward and backward pass over the batch that the feed holds, each part in a thread of its own.
     *
     * @param step counted from 1
     * @param seed of the batch's random layers: each part takes its rows of the masks of the whole batch
     * @param scratch of the first device; owns all that is made
     */
    Passed pass(BatchFeed feed, Rates rates, int step, long seed, Set<String> still, NDManager scratch) {
        List<Part> parts = Part.of(feed.batch(), all.size());
        Replica first = all.getFirst();
        List<NDManager> managers = new ArrayList<>(List.of(scratch));
        List<CompletableFuture<NDArray>> others = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            Replica replica = all.get(i);
            Part part = parts.get(i);
            NDManager own = scratch.newSubManager(replica.device());
            managers.add(own);
            replica.follow(first);
            others.add(CompletableFuture.supplyAsync(() -> replica.pass(feed, part, seed, still, own), threads));
        }
        NDList scores = new NDList(all.size());
        try {
            scores.add(first.pass(feed, parts.getFirst(), seed, still, scratch));
        } finally {
            // Nobody may close the arrays while a part is still computed.
            others.forEach(other -> other.handle((result, failure) -> true).join());
        }
        Gradients sum = Gradients.of(first.trained(), rates, step, scratch);
        for (int i = 1; i < all.size(); i++) {
            scores.add(here(result(others.get(i - 1)), first.device(), scratch));
            Gradients own = Gradients.of(all.get(i).trained(), rates, step, managers.get(i));
            sum.add(own, first.device(), scratch);
            own.clear(UpdateRule.pytorch(first()));
        }
        return new Passed(scores.size() == 1 ? scores.getFirst() : NDArrays.concat(scores, 0), sum);
    }

    private static NDArray result(CompletableFuture<NDArray> part) {
        try {
            return part.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw e;
            }
        }
    }

    /** The array, or a copy of it on this device. */
    static NDArray here(NDArray array, Device device, NDManager owner) {
        NDArray copy = array.toDevice(device, false);
        copy.attach(owner);
        return copy;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
