package firewatch.sim.drill;

import firewatch.sim.centre.LiveFeed;
import firewatch.sim.encode.DeviceReport;
import firewatch.sim.encode.json.JsonEncoder;
import firewatch.sim.measure.Await;
import firewatch.sim.measure.Latencies;
import firewatch.sim.measure.Machine;
import firewatch.sim.measure.Progress;
import firewatch.sim.mqtt.Login;
import firewatch.sim.mqtt.Outgoing;
import firewatch.sim.mqtt.Swarm;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Fire before statistics: times fires alone, then behind a full measurement lane, on one connection and on two. */
public final class StatisticsDrill {
    private static final String QUIET = "quiet";
    private static final String SAME = "same";
    private static final String OWN = "own";
    private static final int WARM_UP = 300;
    private static final int BACKLOG_LINES = 4;
    private static final int READINGS_A_MESSAGE = 50;
    private static final int WINDOW = 32;
    private static final double AS_FAST_AS_IT_GOES = 400_000;
    private static final long LOOK_MILLIS = 100;
    private static final Duration TO_FILL = Duration.ofSeconds(120);

    private final StatisticsSettings settings;
    private final Rehearsal rehearsal;
    private final Progress progress;
    private final Sightings sightings = new Sightings();
    private final List<StatisticsResult.Part> parts = new ArrayList<>();
    private final LongAdder crowdAcknowledged = new LongAdder();
    private final ReadingLoad load;
    private final Unstored unstored;

    public StatisticsDrill(StatisticsSettings settings, Rehearsal rehearsal, Progress progress) {
        this.settings = settings;
        this.rehearsal = rehearsal;
        this.progress = progress;
        this.load = new ReadingLoad("more-", 1, 50, 0, settings.seed());
        this.unstored = new Unstored(
                rehearsal.api(), () -> load.acknowledgedSoFar() + crowdAcknowledged.sum() * READINGS_A_MESSAGE);
    }

    public StatisticsResult run() throws IOException, InterruptedException {
        Machine machine = Machine.here();
        progress.begin("fire before statistics", 4);
        List<Login> gateways = rehearsal.gateways("busy", 1);
        Login gateway = gateways.getFirst();
        List<Login> crowd = rehearsal.gateways("crowd", BACKLOG_LINES);
        house(gateway);
        try (Swarm shared = swarm(gateways).start();
                Swarm urgent = swarm(List.of(gateway.session("urgent"))).start();
                LiveFeed feed = LiveFeed.listen(rehearsal.api(), sightings)) {
            Consumer<Outgoing> together = fire -> shared.urgent(0, fire);
            series("warm-up", together).play(WARM_UP, settings.firesPerSecond());
            progress.step("warm");
            part("without load", QUIET, together);
            shared.rate(settings.morePerSecond());
            fill(crowd, 0);
            part("on the same connection", SAME, together);
            fill(crowd, 1);
            part("in a session of its own", OWN, fire -> urgent.urgent(0, fire));
            if (feed.gaps() > 0) {
                throw new IllegalStateException(feed.gaps() + " gaps in the live feed");
            }
            return StatisticsResult.of(machine, settings, parts);
        } finally {
            progress.end();
        }
    }

    private void house(Login gateway) throws IOException, InterruptedException {
        List<String> devices = new ArrayList<>(series("warm-up", fire -> {}).devices(WARM_UP));
        for (String name : List.of(QUIET, SAME, OWN)) {
            devices.addAll(series(name, fire -> {}).devices(settings.fires()));
        }
        rehearsal.house(devices, gateway.gateway());
    }

    private Swarm swarm(List<Login> logins) {
        return new Swarm(logins, JsonEncoder.FORMAT, WINDOW, load, load);
    }

    private FireSeries series(String name, Consumer<Outgoing> through) {
        return new FireSeries(name, through, sightings);
    }

    private void part(String name, String devices, Consumer<Outgoing> through)
            throws IOException, InterruptedException {
        long waitingAtStart = unstored.count();
        long before = load.acknowledgedSoFar();
        long began = System.nanoTime();
        List<String> fires = series(devices, through).play(settings.fires(), settings.firesPerSecond());
        double seconds = (System.nanoTime() - began) / 1e9;
        Latencies.Summary feed = sightings.latencies(fires).summary();
        parts.add(new StatisticsResult.Part(
                name,
                feed,
                sightings.unseen(fires),
                ratio(feed),
                waitingAtStart,
                unstored.count(),
                (load.acknowledgedSoFar() - before) / seconds));
        progress.step(name);
    }

    private @Nullable Double ratio(Latencies.Summary feed) {
        if (parts.isEmpty()) {
            return null;
        }
        Double quiet = parts.getFirst().feed().p99();
        return quiet == null || feed.p99() == null ? null : feed.p99() / quiet;
    }

    /** Puts readings into the lane, many a message, until as many as asked for wait there and all are acknowledged. */
    private void fill(List<Login> crowd, int time) throws IOException, InterruptedException {
        AtomicBoolean full = new AtomicBoolean();
        int[] sent = {0};
        Swarm.Source source = line -> full.get() ? null : batch(line, time, sent[0]++);
        try (Swarm filler = new Swarm(
                        crowd, JsonEncoder.FORMAT, WINDOW, source, (message, from, to) -> crowdAcknowledged.increment())
                .start()) {
            filler.rate(AS_FAST_AS_IT_GOES / READINGS_A_MESSAGE);
            long deadline = System.nanoTime() + TO_FILL.toNanos();
            while (unstored.count() < settings.backlog() && System.nanoTime() < deadline) {
                Thread.sleep(LOOK_MILLIS);
            }
            full.set(true);
            Await.until(TO_FILL, () -> filler.unacknowledged() == 0);
        }
    }

    private static Outgoing batch(int line, int time, int number) {
        List<DeviceReport> reports = IntStream.range(0, READINGS_A_MESSAGE)
                .mapToObj(i ->
                        DeviceReport.measured("crowd-" + line + "-" + i, "temperature", time * 100 + number / 100.0))
                .toList();
        return new Outgoing(JsonEncoder.encode(reports), number);
    }
}
