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
    private static final Duration TO_FILL = Duration.ofSeconds(120);

    private final StatisticsSettings settings;
    private final Rehearsal rehearsal;
    private final Progress progress;
    private final Sightings sightings = new Sightings();
    private final List<StatisticsResult.Part> parts = new ArrayList<>();

    public StatisticsDrill(StatisticsSettings settings, Rehearsal rehearsal, Progress progress) {
        this.settings = settings;
        this.rehearsal = rehearsal;
        this.progress = progress;
    }

    public StatisticsResult run() throws IOException, InterruptedException {
        Machine machine = Machine.here();
        progress.begin("fire before statistics", 4);
        List<Login> gateways = rehearsal.gateways("busy", 1);
        Login gateway = gateways.getFirst();
        List<Login> crowd = rehearsal.gateways("crowd", BACKLOG_LINES);
        house(gateway);
        ReadingLoad load = new ReadingLoad("more-", 1, 50, 0, settings.seed());
        try (Swarm shared = swarm(gateways, load).start();
                Swarm urgent = swarm(List.of(gateway.session("urgent")), load).start();
                LiveFeed feed = LiveFeed.listen(rehearsal.api(), sightings)) {
            Consumer<Outgoing> together = fire -> shared.urgent(0, fire);
            series("warm-up", together).play(WARM_UP, settings.firesPerSecond());
            progress.step("warm");
            part("without load", QUIET, together, load);
            shared.rate(settings.morePerSecond());
            fill(crowd, 0);
            part("on the same connection", SAME, together, load);
            fill(crowd, 1);
            part("in a session of its own", OWN, fire -> urgent.urgent(0, fire), load);
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

    private static Swarm swarm(List<Login> logins, ReadingLoad load) {
        return new Swarm(logins, JsonEncoder.FORMAT, WINDOW, load, load);
    }

    private FireSeries series(String name, Consumer<Outgoing> through) {
        return new FireSeries(name, through, sightings);
    }

    private void part(String name, String devices, Consumer<Outgoing> through, ReadingLoad load)
            throws IOException, InterruptedException {
        String lagAtStart = LaneLag.of(rehearsal.api());
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
                lagAtStart,
                LaneLag.of(rehearsal.api()),
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

    /** Puts the backlog into the lane, many readings a message, and returns when all of it was acknowledged. */
    private void fill(List<Login> crowd, int time) throws InterruptedException {
        int messages = settings.backlog() / READINGS_A_MESSAGE;
        LongAdder acknowledged = new LongAdder();
        int[] sent = {0};
        Swarm.Source source = line -> sent[0] < messages ? batch(line, time, sent[0]++) : null;
        try (Swarm filler = new Swarm(
                        crowd, JsonEncoder.FORMAT, WINDOW, source, (message, from, to) -> acknowledged.increment())
                .start()) {
            filler.rate(AS_FAST_AS_IT_GOES / READINGS_A_MESSAGE);
            if (!Await.until(TO_FILL, () -> acknowledged.sum() == messages)) {
                throw new IllegalStateException("the lane took only " + acknowledged.sum() * READINGS_A_MESSAGE
                        + " readings of " + settings.backlog());
            }
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
