package firewatch.sim.command;

import firewatch.sim.centre.Centre;
import firewatch.sim.fleet.Fleet;
import firewatch.sim.fleet.Fleets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
        description = "Registers a fleet of devices at a running centre and plays it.")
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

    @Option(names = "--list", description = "Say which fleets there are, and what happens in each.")
    private boolean list;

    @Option(names = "--mqtt", paramLabel = "HOST:PORT", defaultValue = "127.0.0.1:1883")
    private String mqtt = "127.0.0.1:1883";

    @Option(names = "--http", paramLabel = "URL", defaultValue = "http://127.0.0.1:8080")
    private URI http = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--user",
            defaultValue = "admin",
            description = "Who registers the fleet (default: ${DEFAULT-VALUE}).")
    private String user = "admin";

    @Option(
            names = "--password",
            arity = "0..1",
            interactive = true,
            description = "Asked for where it is not given; FIREWATCH_PASSWORD is taken too.")
    private @Nullable String password;

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
            Fleets.all().forEach(each -> spec.commandLine().getOut().println(each.name() + "\t" + each.sentence()));
            return 0;
        }
        Fleet chosen = Fleets.named(fleet)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "no fleet \"" + fleet + "\"; --list says which there are"));
        Centre centre = new Centre(http, user, secret());
        return output.show(
                chosen.play(new Fleet.Stage(
                        centre, address(), Files.createTempDirectory("firewatch-sim"), speed, seed, output.progress())),
                spec.commandLine().getOut());
    }

    private String secret() {
        String given = password == null ? System.getenv("FIREWATCH_PASSWORD") : password;
        if (given == null) {
            throw new ParameterException(spec.commandLine(), "a password is needed: --password or FIREWATCH_PASSWORD");
        }
        return given;
    }

    private InetSocketAddress address() {
        int colon = mqtt.lastIndexOf(':');
        if (colon < 1) {
            throw new ParameterException(spec.commandLine(), "--mqtt wants HOST:PORT");
        }
        return new InetSocketAddress(mqtt.substring(0, colon), Integer.parseInt(mqtt.substring(colon + 1)));
    }
}
