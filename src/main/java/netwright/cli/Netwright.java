package netwright.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code netwright}: the program people start. */
@Command(
        name = "netwright",
        description = "Design convolutional networks by drawing them, see their numbers, train and compare them.",
        mixinStandardHelpOptions = true,
        version = "Netwright 0.1.0",
        subcommands = {
            ServeCommand.class,
            AnalyzeCommand.class,
            TrainCommand.class,
            DataCommand.class,
            WorkerCommand.class,
            MeasureCommand.class,
            SpeedCommand.class,
            PreviewCommand.class,
            FindRateCommand.class,
            ExamineCommand.class,
            GpuCheckCommand.class,
            PresetsCommand.class,
            RecipesCommand.class,
            SweepCommand.class,
        })
public final class Netwright {

    /** Exit codes: 0 sound, 1 the network has errors or the run failed, 2 bad usage or an unreadable file. */
    static final int SOUND = 0;

    static final int ERRORS = 1;
    static final int UNREADABLE = 2;

    Netwright() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Netwright())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    if (exception instanceof Refusal refusal) {
                        command.getErr().println(refusal.getMessage());
                        return refusal.exitCode();
                    }
                    throw exception;
                });
    }
}
