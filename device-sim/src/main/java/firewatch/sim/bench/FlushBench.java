package firewatch.sim.bench;

import firewatch.sim.centre.LiveFeed;
import firewatch.sim.drill.FireSeries;
import firewatch.sim.drill.Flushes;
import firewatch.sim.drill.Rehearsal;
import firewatch.sim.drill.Sightings;
import firewatch.sim.encode.json.JsonEncoder;
import firewatch.sim.measure.Finding;
import firewatch.sim.measure.Latencies;
import firewatch.sim.measure.Machine;
import firewatch.sim.measure.Progress;
import firewatch.sim.measure.Table;
import firewatch.sim.mqtt.Login;
import firewatch.sim.mqtt.Outgoing;
import firewatch.sim.mqtt.Swarm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What it costs that each signal is forced to disk before it is acknowledged: many new fires a second, timed. */
public final class FlushBench {
    private static final int GATEWAYS = 100;
    private static final int WINDOW = 100;
    private static final int WARM_UP = 400;

    private final Settings settings;
    private final Rehearsal rehearsal;
    private final Progress progress;

    /**
     * How it is played.
     *
     * @param signalsPerSecond new fires a second over all gateways
     */
    public record Settings(int signalsPerSecond, int seconds) {}

    /** The times, in milliseconds. */
    public record Result(
            String bench,
            Machine machine,
            Settings settings,
            double signalsPerSecond,
            Latencies.Summary puback,
            Latencies.Summary feed,
            long unseen,
            String flushesBefore,
            String flushesAfter,
            List<String> broken)
            implements Finding {
        @Override
        public String text() {
            Table table =
                    new Table("%.0f signals/s, ms".formatted(signalsPerSecond), "count", "p50", "p95", "p99", "max");
            row(table, "publish to PUBACK", puback);
            row(table, "publish to live feed", feed);
            return machine + "\nforced writes before: " + flushesBefore + "\nforced writes after:  " + flushesAfter
                    + "\n\n" + table;
        }

        private static void row(Table table, String name, Latencies.Summary times) {
            table.row(
                    name,
                    times.count(),
                    orDash(times.p50()),
                    orDash(times.p95()),
                    orDash(times.p99()),
                    orDash(times.max()));
        }

        private static Object orDash(@Nullable Double figure) {
            return figure == null ? "-" : figure;
        }
    }

    public FlushBench(Settings settings, Rehearsal rehearsal, Progress progress) {
        this.settings = settings;
        this.rehearsal = rehearsal;
        this.progress = progress;
    }

    /** What is wrong. Each fire is a record of its own that the broker must have forced, where it says how many it did. */
    static List<String> judge(long sent, long unseen, OptionalLong before, OptionalLong after) {
        List<String> broken = new ArrayList<>();
        if (unseen > 0) {
            broken.add(unseen + " fires never came to the live feed");
        }
        if (before.isPresent() && after.isPresent()) {
            long forced = after.getAsLong() - before.getAsLong();
            if (forced < sent) {
                broken.add("%,d writes were forced for %,d signals".formatted(forced, sent));
            }
        }
        return broken;
    }

    public Result run() throws IOException, InterruptedException {
        Machine machine = Machine.here();
        progress.begin("flush", 3);
        Sightings sightings = new Sightings();
        Latencies[] pubacks = {new Latencies()};
        List<Login> gateways = rehearsal.gateways("flush", GATEWAYS);
        try (Swarm swarm = new Swarm(
                                gateways,
                                JsonEncoder.FORMAT,
                                WINDOW,
                                line -> null,
                                (message, sent, acked) -> pubacks[0].add(acked - sent))
                        .start();
                LiveFeed feed = LiveFeed.listen(rehearsal.api(), sightings)) {
            progress.step("registered");
            AtomicInteger turn = new AtomicInteger();
            Consumer<Outgoing> inTurn = fire -> swarm.urgent(turn.getAndIncrement() % GATEWAYS, fire);
            new FireSeries("warm", inTurn, sightings).play(WARM_UP, settings.signalsPerSecond());
            progress.step("warm");
            pubacks[0] = new Latencies();
            String before = Flushes.of(rehearsal.api());
            long began = System.nanoTime();
            List<String> fires = new FireSeries("signal", inTurn, sightings)
                    .play(settings.signalsPerSecond() * settings.seconds(), settings.signalsPerSecond());
            double seconds = (System.nanoTime() - began) / 1e9;
            progress.step("done");
            long unseen = sightings.unseen(fires);
            String after = Flushes.of(rehearsal.api());
            return new Result(
                    "flush",
                    machine,
                    settings,
                    fires.size() / seconds,
                    pubacks[0].summary(),
                    sightings.latencies(fires).summary(),
                    unseen,
                    before,
                    after,
                    judge(fires.size(), unseen, Flushes.in(before), Flushes.in(after)));
        } finally {
            progress.end();
        }
    }
}
