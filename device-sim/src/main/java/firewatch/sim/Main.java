package firewatch.sim;

import firewatch.sim.command.BenchCommand;
import firewatch.sim.command.DemoCommand;
import firewatch.sim.command.DrillCommand;
import firewatch.sim.command.SimCommand;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The rehearsal's command line: {@code sim}, {@code bench}, {@code drill} and {@code demo}. */
@Command(
        name = "firewatch",
        mixinStandardHelpOptions = true,
        description = "Plays fleets, measures, and rehearses faults.",
        subcommands = {SimCommand.class, BenchCommand.class, DrillCommand.class, DemoCommand.class})
public final class Main {
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Paho prints each broken connection with its stack; here they are broken on purpose, and counted. */
    private static final Logger PAHO = Logger.getLogger("org.eclipse.paho");

    /** 0: done and every promise held; 1: a promise broke; 2: it could not be done. */
    public static int run(String... arguments) {
        PAHO.setLevel(Level.OFF);
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(command.getColorScheme().errorText(told(failure)));
                    return CommandLine.ExitCode.USAGE;
                })
                .execute(arguments);
    }

    private static String told(Exception failure) {
        StringBuilder text = new StringBuilder(String.valueOf(failure.getMessage()));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            text.append(": ").append(cause);
        }
        return failure.getMessage() == null ? failure.toString() : text.toString();
    }
}
