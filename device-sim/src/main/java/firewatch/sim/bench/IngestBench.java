package firewatch.sim.bench;

import firewatch.sim.centre.LiveFeed;
import firewatch.sim.drill.FireSeries;
import firewatch.sim.drill.ReadingAudit;
import firewatch.sim.drill.ReadingLoad;
import firewatch.sim.drill.Rehearsal;
import firewatch.sim.drill.Sightings;
import firewatch.sim.drill.Unstored;
import firewatch.sim.encode.json.JsonEncoder;
import firewatch.sim.measure.Await;
import firewatch.sim.measure.Machine;
import firewatch.sim.measure.ProcessFigures;
import firewatch.sim.measure.Progress;
import firewatch.sim.mqtt.Courier;
import firewatch.sim.mqtt.Login;
import firewatch.sim.mqtt.Swarm;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many readings a second are acknowledged and stored, what each costs, and what fires feel of it. */
public final class IngestBench {
    static final int WINDOW = 200;
    private static final String READING_DEVICE = "load-";
    private static final int DEVICES_PER_LINE = 5;
    private static final Duration TO_CONNECT = Duration.ofSeconds(30);
    private static final Duration TO_DRAIN = Duration.ofSeconds(60);

    private final IngestSettings settings;
    private final IngestTargets targets;
    private final Rehearsal rehearsal;
    private final Progress progress;
    private final Sightings sightings = new Sightings();

    /**
     * How far everyone is at one moment.
     *
     * @param stored readings that are committed
     * @param waiting readings that are acknowledged and not committed
     * @param figures CPU time
     */
    private record Moment(long nanos, long stored, long waiting, Map<String, ProcessFigures> figures) {}

    public IngestBench(IngestSettings settings, IngestTargets targets, Rehearsal rehearsal, Progress progress) {
        this.settings = settings;
        this.targets = targets;
        this.rehearsal = rehearsal;
        this.progress = progress;
    }

    public IngestResult run() throws IOException, SQLException, InterruptedException {
        Machine machine = Machine.here();
        progress.begin("ingest", 6);
        ReadingLoad load = load(settings);
        List<Login> gateways = rehearsal.gateways("line", settings.connections());
        WatchedFleet fleet = new WatchedFleet(settings, READING_DEVICE, DEVICES_PER_LINE);
        fleet.settle(rehearsal.town(), gateways);
        List<Courier> couriers = rehearsal.couriers(rehearsal.gateways("alarm", 1), (message, sent, acked) -> {});
        progress.step("registered");
        try (Swarm swarm = new Swarm(gateways, JsonEncoder.FORMAT, WINDOW, load, load).start();
                LiveFeed feed = LiveFeed.listen(rehearsal.api(), sightings)) {
            if (!Await.until(TO_CONNECT, () -> swarm.linesUp() == settings.connections())) {
                throw new IllegalStateException("only " + swarm.linesUp() + " connections: "
                        + swarm.tally().manners());
            }
            swarm.rate(settings.readingsPerSecond());
            fires("warm", settings.warmUp(), couriers.getFirst());
            progress.step("warm");
            long before = load.acknowledgedSoFar();
            Unstored unstored = new Unstored(rehearsal.api(), load::acknowledgedSoFar);
            Moment begin = moment(unstored);
            List<String> fires = fires("fire", settings.seconds(), couriers.getFirst());
            Moment end = moment(unstored);
            long counted = load.acknowledgedSoFar() - before;
            load.stop();
            progress.step("played");
            Await.until(TO_DRAIN, () -> swarm.unacknowledged() == 0);
            WatchAudit watch = WatchAudit.of(rehearsal.api(), fleet.expected(load));
            progress.step("watched");
            swarm.close();
            ReadingAudit rows = ReadingAudit.of(rehearsal.site(), load, READING_DEVICE);
            progress.step("counted");
            return result(machine, counted, begin, end, rows, watch, fires, swarm);
        } finally {
            couriers.forEach(Courier::close);
            progress.end();
        }
    }

    /** What the connections say, the same to whatever broker. */
    static ReadingLoad load(IngestSettings settings) {
        return new ReadingLoad(READING_DEVICE, settings.connections(), DEVICES_PER_LINE, 0, settings.seed());
    }

    private List<String> fires(String name, int seconds, Courier courier) throws InterruptedException {
        return new FireSeries(name, courier::send, sightings)
                .play(seconds * settings.firesPerSecond(), settings.firesPerSecond());
    }

    private Moment moment(Unstored unstored) throws IOException, InterruptedException {
        Map<String, ProcessFigures> figures =
                new LinkedHashMap<>(rehearsal.site().figures());
        figures.put(
                IngestResult.GENERATOR,
                ProcessFigures.of(ProcessHandle.current().pid()));
        return new Moment(System.nanoTime(), unstored.handled(), unstored.count(), figures);
    }

    private IngestResult result(
            Machine machine,
            long counted,
            Moment begin,
            Moment end,
            ReadingAudit rows,
            WatchAudit watch,
            List<String> fires,
            Swarm swarm) {
        double seconds = (end.nanos() - begin.nanos()) / 1e9;
        List<IngestResult.Part> parts = new ArrayList<>();
        end.figures()
                .forEach((name, after) ->
                        parts.add(part(name, begin.figures().getOrDefault(name, after), after, counted, seconds)));
        long unseen = sightings.unseen(fires);
        return new IngestResult(
                "ingest",
                machine,
                settings,
                targets,
                counted / seconds,
                (end.stored() - begin.stored()) / seconds,
                begin.waiting(),
                end.waiting(),
                rows,
                watch,
                sightings.latencies(fires).summary(),
                unseen,
                parts,
                swarm.tally().manners(),
                List.of());
    }

    private static IngestResult.Part part(
            String name, ProcessFigures before, ProcessFigures after, long readings, double seconds) {
        long millis = after.cpuMillis() - before.cpuMillis();
        return new IngestResult.Part(
                name, millis * 1000.0 / Math.max(1, readings), millis / 1000.0 / seconds, after.pssKiB() / 1024);
    }
}
