package firewatch.sim.command;

import firewatch.sim.centre.Centre;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Who asks the centre's API, and where it is. */
final class Access {
    private static final String PASSWORD_VARIABLE = "FIREWATCH_PASSWORD";

    @Option(
            names = "--http",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The centre's console and API (default: ${DEFAULT-VALUE}).")
    private URI http = URI.create("http://127.0.0.1:8080");

    @Option(names = "--user", defaultValue = "admin", description = "Who asks (default: ${DEFAULT-VALUE}).")
    private String user = "admin";

    @Option(
            names = "--password",
            arity = "0..1",
            interactive = true,
            description = "Asked for where it is not given; " + PASSWORD_VARIABLE + " is taken too.")
    private @Nullable String password;

    /** Whether somebody's password was said. */
    boolean isNamed() {
        return said() != null;
    }

    Centre centre(CommandSpec spec) {
        String given = said();
        if (given == null) {
            throw new ParameterException(
                    spec.commandLine(), "a password is needed: --password or " + PASSWORD_VARIABLE);
        }
        return as(user, given);
    }

    Centre as(String name, String theirPassword) {
        return new Centre(http, name, theirPassword);
    }

    private @Nullable String said() {
        return password == null ? System.getenv(PASSWORD_VARIABLE) : password;
    }
}
