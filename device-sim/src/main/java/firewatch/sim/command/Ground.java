package firewatch.sim.command;

import firewatch.sim.drill.Rehearsal;
import firewatch.sim.measure.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where a centre to rehearse with is found: the checkout that the launcher names. */
final class Ground {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${sys:firewatch.home:-.}",
            description = "The checkout, already built (default: ${DEFAULT-VALUE}).")
    private Path home = Path.of(".");

    @Option(names = "--keep", description = "Keep the centre's data and log when it is over.")
    private boolean keep;

    /** What is done on the ground. */
    @FunctionalInterface
    interface Deed<F extends Finding> {
        F on(Rehearsal rehearsal) throws IOException, SQLException, InterruptedException;
    }

    /** Starts a centre, does it, ends the centre; its folder stays when a promise broke. */
    <F extends Finding> F with(String name, boolean apart, PrintWriter out, Deed<F> deed)
            throws IOException, SQLException, InterruptedException {
        return with(name, apart, Map.of(), out, deed);
    }

    /** The same with a centre that is set otherwise than usual, by environment. */
    <F extends Finding> F with(String name, boolean apart, Map<String, String> settings, PrintWriter out, Deed<F> deed)
            throws IOException, SQLException, InterruptedException {
        try (Rehearsal rehearsal = Rehearsal.begin(home.toAbsolutePath().normalize(), name, apart, settings)) {
            boolean clean = false;
            try {
                F finding = deed.on(rehearsal);
                clean = finding.broken().isEmpty();
                return finding;
            } finally {
                if (keep || !clean) {
                    out.println("The centre's data and log stay in " + rehearsal.keepFolder());
                }
            }
        }
    }
}
