package firewatch.sim.command;

import firewatch.sim.bench.FlushBench;
import firewatch.sim.bench.HistoryBench;
import firewatch.sim.bench.HistorySettings;
import firewatch.sim.bench.IngestBench;
import firewatch.sim.bench.IngestResult;
import firewatch.sim.bench.IngestSettings;
import firewatch.sim.bench.IngestTargets;
import firewatch.sim.bench.KafkaReference;
import firewatch.sim.bench.MosquittoReference;
import firewatch.sim.bench.Reference;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code firewatch bench}: what a centre does in a second on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "BENCH",
        description = "Measures a centre on this machine.")
public final class BenchCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "flush",
            mixinStandardHelpOptions = true,
            description =
                    "Times signals from publish to PUBACK and to the live feed: the cost of forcing each to disk.")
    int flush(
            @Mixin Ground ground,
            @Mixin Output output,
            @Option(
                            names = "--rate",
                            defaultValue = "200",
                            description = "Signals a second (default: ${DEFAULT-VALUE}).")
                    int rate,
            @Option(names = "--seconds", defaultValue = "30", description = "How long (default: ${DEFAULT-VALUE}).")
                    int seconds)
            throws IOException, SQLException, InterruptedException {
        FlushBench.Settings settings = new FlushBench.Settings(rate, seconds);
        return output.show(
                ground.with(
                        "flush",
                        false,
                        out(),
                        rehearsal -> new FlushBench(settings, rehearsal, output.progress()).run()),
                out());
    }

    @Command(
            name = "ingest",
            mixinStandardHelpOptions = true,
            description = "Publishes readings at QoS 1 over many connections and counts the rows stored, their cost,"
                    + " and how fires fare meanwhile.")
    int ingest(
            @Mixin Ground ground,
            @Mixin Output output,
            @Option(names = "--connections", defaultValue = "200", description = "(default: ${DEFAULT-VALUE})")
                    int connections,
            @Option(
                            names = "--rate",
                            defaultValue = "20000",
                            description = "Readings a second, one a message (default: ${DEFAULT-VALUE}).")
                    int rate,
            @Option(
                            names = "--fires",
                            defaultValue = "5",
                            description = "New fires a second (default: ${DEFAULT-VALUE}).")
                    int fires,
            @Option(
                            names = "--warm-up",
                            defaultValue = "60",
                            description = "Seconds of the same before (default: ${DEFAULT-VALUE}).")
                    int warmUp,
            @Option(names = "--seconds", defaultValue = "60", description = "How long (default: ${DEFAULT-VALUE}).")
                    int seconds,
            @Option(names = "--seed", defaultValue = "1", description = "Of every choice (default: ${DEFAULT-VALUE}).")
                    long seed,
            @Option(names = "--apart", description = "Run each service as a process of its own.") boolean apart,
            @Option(
                            names = "--references",
                            description = "Afterwards also what this Kafka takes by itself, and a mosquitto that is"
                                    + " installed, in about half a minute (default: neither).")
                    boolean references,
            @Option(
                            names = "--micros-at-most",
                            description = "It is broken where the centre and its database take more CPU time for a"
                                    + " reading, in microseconds (default: any).")
                    @Nullable
                    Double microsAtMost,
            @Option(
                            names = "--p99-at-most",
                            description = "It is broken where one fire of a hundred takes longer to the live feed, in"
                                    + " milliseconds (default: any).")
                    @Nullable
                    Double p99AtMost)
            throws IOException, SQLException, InterruptedException {
        IngestSettings settings = new IngestSettings(connections, rate, fires, warmUp, seconds, seed);
        IngestTargets targets = new IngestTargets(microsAtMost, p99AtMost);
        IngestResult result = ground.with("ingest", apart, out(), rehearsal -> {
            IngestResult measured = new IngestBench(settings, targets, rehearsal, output.progress()).run();
            return references ? measured.beside(new KafkaReference(rehearsal.site()).take()) : measured;
        });
        return output.show(references ? result.beside(mosquitto(settings)) : result, out());
    }

    /** Taken once the centre has ended, so that nothing is at work beside it. */
    private static Reference mosquitto(IngestSettings settings) throws InterruptedException {
        return new MosquittoReference(settings).take(Objects.requireNonNullElse(System.getenv("PATH"), ""));
    }

    @Command(
            name = "history",
            mixinStandardHelpOptions = true,
            description = "Keeps a year of readings: what they take, and how soon a chart is drawn. The centre packs a"
                    + " backlog slowly beside other work; HISTORY_KEEP_EVERY=10s and HISTORY_KEEP_PACK_FOR=PT1H in the"
                    + " environment have it done at once.")
    int history(
            @Mixin Ground ground,
            @Mixin Output output,
            @Option(names = "--devices", defaultValue = "1000", description = "(default: ${DEFAULT-VALUE})")
                    int devices,
            @Option(
                            names = "--weeks",
                            defaultValue = "60",
                            description =
                                    "Up to now; more than 58 let readings grow too old (default: ${DEFAULT-VALUE}).")
                    int weeks,
            @Option(
                            names = "--every",
                            defaultValue = "PT10M",
                            description = "A reading of each device (default: ${DEFAULT-VALUE}).")
                    Duration every,
            @Option(names = "--charts", defaultValue = "500", description = "Of each kind (default: ${DEFAULT-VALUE}).")
                    int charts,
            @Option(names = "--seed", defaultValue = "1", description = "Of every choice (default: ${DEFAULT-VALUE}).")
                    long seed)
            throws IOException, SQLException, InterruptedException {
        HistorySettings settings = new HistorySettings(devices, weeks, every, charts, seed);
        return output.show(
                ground.with(
                        "history",
                        false,
                        HistorySettings.CENTRE,
                        out(),
                        rehearsal -> new HistoryBench(settings, rehearsal, output.progress()).run()),
                out());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
