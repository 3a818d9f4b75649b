package firewatch.sim.command;

import firewatch.sim.drill.KillDrill;
import firewatch.sim.drill.KillSettings;
import firewatch.sim.drill.StatisticsDrill;
import firewatch.sim.drill.StatisticsSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code firewatch drill}: faults on purpose, and what they cost. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "DRILL",
        description = "Breaks a centre on purpose and counts what it lost. The exit code is 1 when a promise broke.")
public final class DrillCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "kill",
            mixinStandardHelpOptions = true,
            description =
                    "Kills the centre (SIGKILL) while readings and fires are being acknowledged, limits crossed and"
                            + " devices missed, restarts it, and counts fires, readings and verdicts lost, cases doubled, and"
                            + " the time to the next fire.")
    int kill(
            @Mixin Ground ground,
            @Mixin Output output,
            @Option(names = "--rounds", defaultValue = "10", description = "Kills (default: ${DEFAULT-VALUE}).")
                    int rounds,
            @Option(
                            names = "--rate",
                            defaultValue = "5000",
                            description = "Readings a second to be acknowledged (default: ${DEFAULT-VALUE}).")
                    int rate,
            @Option(
                            names = "--fires",
                            defaultValue = "20",
                            description = "Fires a second to be acknowledged (default: ${DEFAULT-VALUE}).")
                    int fires,
            @Option(names = "--seed", defaultValue = "1", description = "Of every choice (default: ${DEFAULT-VALUE}).")
                    long seed,
            @Option(
                            names = "--apart",
                            description = "Run each service as a process of its own, and kill one of them a time.")
                    boolean apart,
            @Option(names = "--short", description = "One kill at small rates, in a minute or two.") boolean brief)
            throws IOException, SQLException, InterruptedException {
        KillSettings settings = brief ? KillSettings.brief(seed) : KillSettings.full(rounds, rate, fires, seed);
        return output.show(
                ground.with(
                        "kill",
                        apart,
                        KillSettings.CENTRE,
                        out(),
                        rehearsal -> new KillDrill(settings, rehearsal, output.progress()).run()),
                out());
    }

    @Command(
            name = "statistics",
            mixinStandardHelpOptions = true,
            description = "Fire before statistics: times fires from publish to live feed without load, and with the"
                    + " measurement lane full and more readings coming.")
    int statistics(
            @Mixin Ground ground,
            @Mixin Output output,
            @Option(names = "--seed", defaultValue = "1", description = "Of every choice (default: ${DEFAULT-VALUE}).")
                    long seed,
            @Option(names = "--short", description = "A few seconds a part.") boolean brief)
            throws IOException, SQLException, InterruptedException {
        StatisticsSettings settings = brief ? StatisticsSettings.brief(seed) : StatisticsSettings.full(seed);
        return output.show(
                ground.with(
                        "statistics",
                        false,
                        out(),
                        rehearsal -> new StatisticsDrill(settings, rehearsal, output.progress()).run()),
                out());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
