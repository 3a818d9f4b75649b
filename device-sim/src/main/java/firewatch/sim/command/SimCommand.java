package firewatch.sim.command;

import firewatch.sim.fleet.Fleet;
import firewatch.sim.fleet.Fleets;
import firewatch.sim.scenario.Scenarios;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firewatch sim}: plays a fleet against a centre that runs already. */
@Command(
        name = "sim",
        mixinStandardHelpOptions = true,
        subcommands = ScoreCommand.class,
        description = "Registers a fleet of devices at a running centre and plays it.",
        footer = {
            "",
            "walk ends by itself; district plays for --for, then scores. --list says what happens in each.",
            "./firewatch up plays the district beside the centre already, unless --no-demo."
        })
public final class SimCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output = new Output();

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = "walk",
            description = "The fleet (default: ${DEFAULT-VALUE}).")
    private String fleet = "walk";

    @Option(names = "--list", description = "Say which fleets and scenarios there are, a sentence each.")
    private boolean list;

    @Mixin
    private Doors doors = new Doors();

    @Mixin
    private Access access = new Access();

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            defaultValue = "PT10M",
            description = "How long the district plays, by the wall clock (default: ${DEFAULT-VALUE}).")
    private Duration lasts = Duration.ofMinutes(10);

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description =
                    "Where gateways' secrets and the ground truth are kept; a temporary folder where none is named.")
    private @Nullable Path keep;

    @Option(
            names = "--speed",
            defaultValue = "1",
            description = "How much faster than life (default: ${DEFAULT-VALUE}).")
    private double speed = 1;

    @Option(names = "--seed", defaultValue = "1", description = "Of every choice (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (list) {
            list();
            return ExitCode.OK;
        }
        Fleet chosen = Fleets.named(fleet)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "no fleet \"" + fleet + "\"; --list says which there are"));
        if (!(speed > 0)) {
            throw new ParameterException(spec.commandLine(), "--speed wants a number above zero");
        }
        Path folder = keep == null ? Files.createTempDirectory("firewatch-sim") : Files.createDirectories(keep);
        return output.show(
                chosen.play(new Fleet.Stage(
                        access.centre(spec),
                        doors.mqtt(spec),
                        doors.gb26875(spec),
                        folder,
                        lasts,
                        speed,
                        seed,
                        output.progress())),
                spec.commandLine().getOut());
    }

    private void list() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("fleets:");
        Fleets.all().forEach(each -> out.println("  " + each.name() + "\t" + each.sentence()));
        out.println("scenarios of the district:");
        Scenarios.all().forEach(each -> out.println("  " + each.name() + "\t" + each.sentence()));
        out.flush();
    }
}
