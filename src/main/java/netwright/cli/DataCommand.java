package netwright.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import netwright.training.DataSetFailed;
import netwright.training.DataSetInfo;
import netwright.training.DataSets;
import netwright.training.FetchProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "data",
        description = "Lists the data sets and fetches them.",
        mixinStandardHelpOptions = true,
        subcommands = DataCommand.Get.class)
final class DataCommand implements Callable<Integer> {

    @Mixin
    private DataFolder data = new DataFolder();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (DataSetInfo info : new DataSets(data.dataSets()).known()) {
            out.printf(
                    "%-14s %-16s %-9s %,7d + %,6d images, %3d classes  %s%n",
                    info.id(),
                    info.title(),
                    info.shape(),
                    info.trainImages(),
                    info.testImages(),
                    info.classes().size(),
                    info.fetched() ? "here" : "not fetched, from " + info.source());
        }
        out.flush();
        return Netwright.SOUND;
    }

    @Command(name = "get", description = "Fetches a data set once.", mixinStandardHelpOptions = true)
    static final class Get implements Callable<Integer> {

        @Parameters(paramLabel = "<name>", description = "mnist, fashion_mnist, shapes10, cifar10")
        private String name = "";

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private DataCommand all;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() {
            DataFolder data = all.data;
            PrintWriter err = spec.commandLine().getErr();
            try {
                new DataSets(data.dataSets()).fetch(name, new LineProgress(err));
            } catch (DataSetFailed e) {
                throw new Refusal(Netwright.ERRORS, e.getMessage());
            }
            err.println("\r" + name + " is in " + data.dataSets().resolve(name));
            err.flush();
            return Netwright.SOUND;
        }
    }

    /** One line that is written over. */
    private record LineProgress(PrintWriter err) implements FetchProgress {

        @Override
        public void report(String phase, long done, long total) {
            err.printf("\r%-50s %s", phase, total > 0 ? 100 * done / total + " %  " : "");
            err.flush();
        }

        @Override
        public boolean cancelled() {
            return Thread.currentThread().isInterrupted();
        }
    }
}
