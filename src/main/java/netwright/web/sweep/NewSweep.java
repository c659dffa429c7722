package netwright.web.sweep;

import java.util.List;
import java.util.Optional;
import netwright.recipe.Recipe;
import netwright.sweep.Axis;
import netwright.sweep.Subject;
import netwright.sweep.Sweep;
import netwright.sweep.Values;
import netwright.sweep.Varied;
import netwright.sweep.Varied.Offer;
import netwright.web.Numbers;
import netwright.web.recipe.ToVary;
import netwright.web.sweep.SweepDraft.Network;
import netwright.web.sweep.SweepDraft.Tries;
import netwright.web.workspace.Workspace;

/** What a new sweep begins as, what it is called, and which documents the form can show. */
final class NewSweep {

    private static final Network STARTER = new Network("preset:plain_cnn", null);

    /** What most people vary first; its values are those around the recipe's. */
    private static final String FIRST = "optimizer.learningRate";

    private static final int LONGEST_NAME = 200;

    private NewSweep() {}

    /** The drawing that is open, or a starter when nothing is drawn; nothing varies yet. */
    static SweepDraft usual(Workspace workspace) {
        Network network = workspace.nothingDrawn() ? STARTER : new Network(SweepDraft.DRAWING, null);
        return new SweepDraft("", List.of(network), false, null, List.of(), Tries.USUAL, false);
    }

    /** What was left at the Train dialog; the learning rate varies to begin with. */
    static SweepDraft of(ToVary left) {
        Subject subject = Subject.of(left.architecture());
        List<AxisDraft> axes = Varied.offers(List.of(subject.architecture()), left.recipe()).stream()
                .filter(offer -> offer.name().equals(FIRST))
                .map(AxisDraft::of)
                .toList();
        return new SweepDraft(
                "", List.of(new Network("given:0", subject)), false, left.recipe(), axes, Tries.USUAL, false);
    }

    /** A name for a sweep that was given none. */
    static String name(List<Subject> subjects, List<String> varied) {
        String networks = subjects.size() == 1 ? subjects.getFirst().name() : subjects.size() + " networks";
        String name = (varied.isEmpty() ? "Comparison" : String.join(", ", varied)) + " of " + networks;
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    private static List<Offer> offers(Sweep sweep) {
        return Varied.offers(
                sweep.subjects().stream().map(Subject::architecture).toList(), sweep.recipe());
    }

    /** Why the form cannot show a document; empty when it can. */
    static Optional<String> unshowable(Sweep sweep) {
        List<Offer> offers = offers(sweep);
        boolean random = Tries.of(sweep).random();
        for (Axis axis : sweep.axes()) {
            boolean same = offers.stream()
                    .filter(offer -> offer.name().equals(axis.name()))
                    .anyMatch(offer -> shows(offer, axis, random));
            if (!same) {
                return Optional.of(
                        "The form cannot show the axis '%s'. Start this sweep from here, or take the axis out first."
                                .formatted(axis.name()));
            }
        }
        return Optional.empty();
    }

    private static boolean shows(Offer offer, Axis axis, boolean random) {
        try {
            Values read = AxisDraft.of(axis).values(offer, random);
            return offer.axis().apply(read).equals(axis);
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    /** The recipe in a line. */
    static String summary(Recipe recipe) {
        return "Recipe · %s, %s, batches of %d"
                .formatted(
                        recipe.optimizer().kind().label(), Numbers.counted(recipe.epochs(), "epoch"), recipe.batch());
    }
}
