package firewatch.sim.command;

import java.net.InetSocketAddress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where devices connect: a centre's front doors, or any broker. */
final class Doors {
    @Option(
            names = "--mqtt",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:1883",
            description = "Where gateways connect (default: ${DEFAULT-VALUE}).")
    private String mqtt = "127.0.0.1:1883";

    @Option(
            names = "--gb26875",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:26875",
            description = "Where transmission devices connect (default: ${DEFAULT-VALUE}).")
    private String gb26875 = "127.0.0.1:26875";

    InetSocketAddress mqtt(CommandSpec spec) {
        return address("--mqtt", mqtt, spec);
    }

    InetSocketAddress gb26875(CommandSpec spec) {
        return address("--gb26875", gb26875, spec);
    }

    private static InetSocketAddress address(String option, String text, CommandSpec spec) {
        int colon = text.lastIndexOf(':');
        try {
            if (colon > 0) {
                return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new ParameterException(spec.commandLine(), option + " wants HOST:PORT, not " + text);
    }
}
