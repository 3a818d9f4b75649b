package firewatch.sim.command;

import firewatch.sim.fleet.Demo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code firewatch demo}: what {@code up} starts beside a centre. */
@Command(
        name = "demo",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Plays the district beside a centre on this machine until its input ends.")
public final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The centre's data folder.")
    private Path data = Path.of("");

    @Option(names = "--http-port", required = true)
    private int http;

    @Option(names = "--mqtt-port", required = true)
    private int mqtt;

    @Option(names = "--gb26875-port", required = true)
    private int gb26875;

    @Option(
            names = "--speed",
            defaultValue = "1",
            description = "How much faster than life (default: ${DEFAULT-VALUE}).")
    private double speed = 1;

    @Option(
            names = "--seed",
            defaultValue = "4",
            description = "Of every choice; the default's first fire sets off sprinklers (default: ${DEFAULT-VALUE}).")
    private long seed = 4;

    @Option(
            names = "--night-shift-after",
            paramLabel = "DURATION",
            defaultValue = "PT10M",
            description = "How long alarms are left to people; PT0S is no night shift (default: ${DEFAULT-VALUE}).")
    private Duration patience = Duration.ofMinutes(10);

    @Override
    public Integer call() throws IOException, InterruptedException {
        new Demo(
                        new Demo.Settings(data, http, mqtt, gb26875, speed, seed, patience),
                        spec.commandLine().getOut())
                .play(System.in);
        return ExitCode.OK;
    }
}
