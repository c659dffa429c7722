package netwright.queue;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import netwright.architecture.Architecture;
import netwright.architecture.TensorShape;
import netwright.catalog.Presets;
import netwright.recipe.Recipe;
import netwright.store.Person;
import netwright.store.StoredSweep;
import netwright.store.Sweeps;
import netwright.sweep.Axis;
import netwright.sweep.Search;
import netwright.sweep.Subject;
import netwright.sweep.SuccessiveHalving;
import netwright.sweep.Sweep;
import netwright.sweep.Values;
import org.jspecify.annotations.Nullable;

/** Sweeps over the learning rate, which {@link FakeTraining} makes the top-1 of. */
final class SweepSamples {

    private SweepSamples() {}

    static Sweep of(String behaviour, int epochs, int seeds, @Nullable SuccessiveHalving halving, double... rates) {
        Recipe recipe = Recipe.proposedFor("mnist").withEpochs(epochs).withSeed(1);
        return of(behaviour, recipe, seeds, halving, rates);
    }

    static Sweep of(String behaviour, Recipe recipe, int seeds, @Nullable SuccessiveHalving halving, double... rates) {
        Architecture network =
                Presets.find("plain_cnn").orElseThrow().architecture().withInput(TensorShape.map(3, 16, 16));
        List<Object> values =
                Arrays.stream(rates).<Object>mapToObj(rate -> rate).toList();
        return new Sweep(
                "rates",
                List.of(new Subject(behaviour, network)),
                recipe,
                List.of(new Axis.OfRecipe("optimizer.learningRate", new Values.Listed(values))),
                new Search.Grid(),
                seeds,
                halving);
    }

    static StoredSweep create(Sweeps sweeps, Sweep sweep) {
        return create(sweeps, Person.LOCAL, sweep);
    }

    static StoredSweep create(Sweeps sweeps, UUID owner, Sweep sweep) {
        return sweeps.create(owner, sweep, sweep.trials());
    }
}
