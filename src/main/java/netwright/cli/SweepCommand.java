package netwright.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import netwright.sweep.Axis;
import netwright.sweep.Degradation;
import netwright.sweep.Plan;
import netwright.sweep.Subject;
import netwright.sweep.SuccessiveHalving;
import netwright.sweep.Sweep;
import netwright.sweep.SweepJson;
import netwright.sweep.Trial;
import netwright.sweep.Values;
import netwright.training.DataSetInfo;
import netwright.training.DataSets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sweep",
        description = "Experiments over runs: what a file comes to, and the degradation experiment as a file.",
        mixinStandardHelpOptions = true,
        subcommands = {SweepCommand.PlanOf.class, SweepCommand.DegradationOf.class})
final class SweepCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say plan or degradation.");
    }

    @Command(
            name = "plan",
            description = "Prints what would be trained, and what cannot be built.",
            mixinStandardHelpOptions = true)
    static final class PlanOf implements Callable<Integer> {

        @Parameters(paramLabel = "<file.json>", description = "A sweep in the format netwright-sweep/1.")
        private Path file = Path.of("");

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            Sweep sweep = DocumentFile.read(file, SweepJson::read);
            Plan plan = sweep.plan();
            table(sweep, plan).forEach(out::println);
            out.println(sum(sweep, plan));
            plan.unbuildable().stream()
                    .collect(Collectors.groupingBy(Plan.Unbuildable::reason, LinkedHashMap::new, Collectors.toList()))
                    .forEach((reason, alike) -> out.println("%d cannot be trained: %s The first is %s."
                            .formatted(alike.size(), reason, alike.getFirst().title())));
            out.flush();
            return plan.unbuildable().isEmpty() ? Netwright.SOUND : Netwright.ERRORS;
        }

        /** A line for each configuration, columns as wide as they need to be. */
        private static List<String> table(Sweep sweep, Plan plan) {
            List<List<String>> rows = new ArrayList<>();
            List<String> head = new ArrayList<>(List.of("", "network"));
            sweep.axes().stream().map(Axis::name).forEach(head::add);
            head.add("seeds");
            rows.add(head);
            plan.trials().stream()
                    .collect(Collectors.groupingBy(Trial::configuration, TreeMap::new, Collectors.toList()))
                    .forEach((number, trials) -> {
                        List<String> row = new ArrayList<>(List.of(
                                Integer.toString(number), trials.getFirst().subject()));
                        trials.getFirst().values().values().stream()
                                .map(Values::text)
                                .forEach(row::add);
                        row.add(trials.stream()
                                .map(trial -> Long.toString(trial.seed()))
                                .collect(Collectors.joining(" ")));
                        rows.add(row);
                    });
            int[] widths = IntStream.range(0, head.size())
                    .map(column -> rows.stream()
                            .mapToInt(row -> row.get(column).length())
                            .max()
                            .orElse(0))
                    .toArray();
            return rows.stream()
                    .map(row -> IntStream.range(0, widths.length)
                            .mapToObj(
                                    column -> String.format("%-" + Math.max(1, widths[column]) + "s", row.get(column)))
                            .collect(Collectors.joining("  "))
                            .stripTrailing())
                    .toList();
        }

        private static String sum(Sweep sweep, Plan plan) {
            int epochs = sweep.recipe().epochs();
            String runs = "%d configurations, %d runs"
                    .formatted(plan.configurations(), plan.trials().size());
            if (!(sweep.halving() instanceof SuccessiveHalving halving)) {
                return runs + ".";
            }
            long all = (long) plan.configurations() * epochs * sweep.seeds();
            return runs
                    + "; successive halving trains %d of %d epochs: %s."
                            .formatted(
                                    halving.budget(plan.configurations(), epochs) * sweep.seeds(),
                                    all,
                                    halving.rungs(plan.configurations(), epochs).stream()
                                            .map(rung -> "%d configurations to epoch %d"
                                                    .formatted(rung.configurations(), rung.epochs()))
                                            .collect(Collectors.joining(", ")));
        }
    }

    @Command(
            name = "degradation",
            description = "The experiment of He et al., 2015, figure 6: plain and residual networks of two depths.",
            mixinStandardHelpOptions = true)
    static final class DegradationOf implements Callable<Integer> {

        @Option(names = "--print", required = true, description = "Writes it to standard output.")
        private boolean print;

        @Option(
                names = "--networks",
                split = ",",
                paramLabel = "<preset|file.json>",
                description = "Other networks, separated by commas.")
        private String[] networks = {};

        @Option(names = "--seeds", description = "How often each is trained.")
        private int seeds = Degradation.SEEDS;

        @Mixin
        private RecipeOptions options = new RecipeOptions();

        @Option(names = "--data", paramLabel = "<name|folder>", description = "Other images.")
        private String dataName = Degradation.DATA;

        @Mixin
        private DataFolder data = new DataFolder();

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() {
            List<Subject> subjects = networks.length == 0
                    ? Degradation.networks()
                    : Arrays.stream(networks)
                            .map(Networks::read)
                            .map(net -> new Subject(net.name(), net))
                            .toList();
            DataSetInfo info = new DataSets(data.dataSets())
                    .describe(dataName, subjects.getFirst().architecture().input());
            try {
                var recipe = options.recipe(
                        Degradation.recipe().withData(dataName),
                        spec.commandLine().getErr()::println);
                Sweep sweep = Degradation.of(
                        subjects, recipe, info.shape(), info.classes().size(), seeds);
                spec.commandLine().getOut().print(SweepJson.write(sweep));
            } catch (IllegalArgumentException e) {
                throw new Refusal(Netwright.UNREADABLE, e.getMessage());
            }
            spec.commandLine().getOut().flush();
            return Netwright.SOUND;
        }
    }
}
