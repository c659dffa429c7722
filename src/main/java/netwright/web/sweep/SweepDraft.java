package netwright.web.sweep;

import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.stream.IntStream;
import netwright.recipe.Recipe;
import netwright.sweep.Search;
import netwright.sweep.Subject;
import netwright.sweep.SuccessiveHalving;
import netwright.sweep.Sweep;
import org.jspecify.annotations.Nullable;

/**
 * A sweep as it stands in the form, whether or not it can be. Kept in the session, so that a reload or a look at another
 * page loses nothing.
 *
 * @param networks chosen, by key or as they are
 * @param fitted whether the networks are brought to the images' shape and classes
 * @param recipe the last that could be; null for what is proposed
 */
record SweepDraft(
        String name,
        List<Network> networks,
        boolean fitted,
        @Nullable Recipe recipe,
        List<AxisDraft> axes,
        Tries tries,
        boolean leaveOut) {

    /**
     * @param key as {@link netwright.web.workspace.Candidates} has it, {@link #DRAWING}, or any other with the network
     * @param given the network where the key names none
     */
    record Network(String key, @Nullable Subject given) {}

    /** The key of the drawing that is no design yet. */
    static final String DRAWING = "drawing";

    /**
     * How many are tried, and how long.
     *
     * @param eta of successive halving
     * @param first epochs of its first rung
     */
    record Tries(boolean random, int trials, long drawSeed, int seeds, boolean halving, int eta, int first) {

        static final Tries USUAL = new Tries(false, 12, 1, 1, false, SuccessiveHalving.USUAL_ETA, 1);

        static Tries of(Sweep sweep) {
            SuccessiveHalving halving = sweep.halving();
            boolean random = sweep.search() instanceof Search.Random;
            return new Tries(
                    random,
                    sweep.search() instanceof Search.Random drawn ? drawn.trials() : USUAL.trials(),
                    sweep.search() instanceof Search.Random drawn ? drawn.seed() : USUAL.drawSeed(),
                    sweep.seeds(),
                    halving != null,
                    halving == null ? USUAL.eta() : halving.eta(),
                    halving == null ? USUAL.first() : halving.firstEpochs());
        }

        Search search() {
            return random ? new Search.Random(trials, drawSeed) : new Search.Grid();
        }

        @Nullable SuccessiveHalving stopping() {
            return halving ? new SuccessiveHalving(eta, first) : null;
        }
    }

    SweepDraft {
        networks = List.copyOf(networks);
        axes = List.copyOf(axes);
    }

    /** A document as a form: its networks as they stand there. */
    static SweepDraft of(Sweep sweep) {
        return new SweepDraft(
                sweep.name(),
                IntStream.range(0, sweep.subjects().size())
                        .mapToObj(
                                i -> new Network("given:" + i, sweep.subjects().get(i)))
                        .toList(),
                false,
                sweep.recipe(),
                sweep.axes().stream().map(AxisDraft::of).toList(),
                Tries.of(sweep),
                false);
    }

    /** The one of this session; null when there is none. */
    static @Nullable SweepDraft kept() {
        return VaadinSession.getCurrent().getAttribute(SweepDraft.class);
    }

    void keep() {
        VaadinSession.getCurrent().setAttribute(SweepDraft.class, this);
    }

    static void forget() {
        VaadinSession.getCurrent().setAttribute(SweepDraft.class, null);
    }
}
