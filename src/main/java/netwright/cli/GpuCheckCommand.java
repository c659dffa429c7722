package netwright.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import netwright.architecture.Architecture;
import netwright.catalog.Presets;
import netwright.recipe.DeviceNames;
import netwright.recipe.EngineName;
import netwright.recipe.Recipe;
import netwright.training.DataSets;
import netwright.training.Devices;
import netwright.training.FetchProgress;
import netwright.training.StepMetrics;
import netwright.training.Trainer;
import netwright.training.TrainingJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "gpu-check",
        description = "Trains ResNet-20 for some steps on each GPU: speed, memory, utilisation, and the losses beside"
                + " the CPU's. Exit code 2 when no engine sees a GPU.",
        mixinStandardHelpOptions = true)
final class GpuCheckCommand implements Callable<Integer> {

    private static final String NETWORK = "resnet20_cifar";
    private static final String DATA = "shapes10";

    /** The first steps are slower: kernels are chosen and memory is taken. */
    private static final int WARM_UP = 20;

    private static final int COMPARED = 10;

    /** Sums run in another order on a GPU. Ten steps of SGD widen that; a wrong kernel shows at once. */
    private static final double TOLERANCE = 0.02;

    @Option(names = "--steps", defaultValue = "200", description = "Steps on each GPU. Default: ${DEFAULT-VALUE}.")
    private int steps = 200;

    @Option(names = "--batch", defaultValue = "128", description = "Images a step. Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Mixin
    private DataFolder data = new DataFolder();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Devices.Available> engines = Devices.available();
        engines.forEach(engine -> out.printf(
                "%s %s sees: %s%n",
                engine.engine().label(),
                engine.version(),
                String.join(
                        ", ",
                        engine.devices().stream().map(Devices.Device::label).toList())));
        boolean any = engines.stream().anyMatch(engine -> engine.devices().size() > 1);
        if (!any) {
            out.println(NvidiaSmi.driver());
            out.println("""
                    No engine sees a GPU, so there is nothing to check. A current NVIDIA card needs:
                      1. its driver, 570 or newer (nvidia-smi then prints a table);
                      2. PyTorch for CUDA 12.8: set <pytorch.flavor> in pom.xml to cu128 and start again.
                    docs/gpu.md tells more.""");
            out.flush();
            return Netwright.UNREADABLE;
        }
        new DataSets(data.dataSets()).fetch(DATA, FetchProgress.SILENT);
        boolean same = true;
        for (Devices.Available engine : engines) {
            List<String> cards = engine.devices().stream()
                    .map(Devices.Device::id)
                    .filter(DeviceNames::isGpu)
                    .limit(DeviceNames.MOST)
                    .toList();
            for (String card : cards) {
                same &= check(engine.engine(), card, out);
            }
            if (cards.size() > 1) {
                same &= check(engine.engine(), DeviceNames.join(cards), out);
            }
        }
        return same ? Netwright.SOUND : Netwright.ERRORS;
    }

    /** Answers whether the losses are the CPU's. Several cards are compared with as many replicas on the CPU. */
    boolean check(EngineName engine, String device, PrintWriter out) throws IOException {
        int devices = DeviceNames.count(device);
        List<StepMetrics> onCpu = train(engine, DeviceNames.of("cpu", devices), COMPARED);
        NvidiaSmi card = NvidiaSmi.watch(DeviceNames.each(device).getFirst());
        List<StepMetrics> onGpu = train(engine, device, Math.max(steps, WARM_UP + 1));
        NvidiaSmi.Use use = card.stop();
        double apart = 0;
        for (int i = 0; i < COMPARED; i++) {
            apart = Math.max(apart, Math.abs(onCpu.get(i).loss() - onGpu.get(i).loss()));
        }
        double speed = onGpu.stream()
                .skip(WARM_UP)
                .mapToDouble(StepMetrics::imagesPerSecond)
                .average()
                .orElseThrow();
        out.printf("%n%s on %s (%s)%n", engine.label(), device, use.name());
        out.printf("  ResNet-20, batch %d at 3×32×32:  %,.0f images/s%n", batch, speed);
        out.printf("  memory of the (first) card:       %s at most%n", use.memory());
        out.printf("  its utilisation, mean:            %s%n", use.utilisation());
        out.printf(
                "  loss against the CPU's:           %.6f apart at most in %d steps%s%n",
                apart, COMPARED, apart <= TOLERANCE ? "" : ", which is too much");
        out.flush();
        return apart <= TOLERANCE;
    }

    private List<StepMetrics> train(EngineName engine, String device, int most) throws IOException {
        Architecture network = Presets.find(NETWORK).orElseThrow().architecture();
        Recipe recipe =
                Recipe.proposedFor(DATA).withEpochs(100).withBatch(batch).on(engine, device);
        Path folder = Files.createTempDirectory("netwright-gpu-check");
        try {
            FirstSteps progress = new FirstSteps(most);
            Trainer.train(new TrainingJob(network, recipe, data.dataSets(), folder), progress);
            return progress.steps();
        } finally {
            TrainCommand.delete(folder);
        }
    }
}
