package firewatch.sim.drill;

import com.fasterxml.jackson.databind.JsonNode;
import firewatch.sim.centre.LiveFeed;
import firewatch.sim.encode.json.JsonEncoder;
import firewatch.sim.measure.Await;
import firewatch.sim.measure.Latencies;
import firewatch.sim.measure.Machine;
import firewatch.sim.measure.Progress;
import firewatch.sim.mqtt.Courier;
import firewatch.sim.mqtt.Login;
import firewatch.sim.mqtt.Swarm;
import firewatch.sim.mqtt.Tally;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Kills the centre again and again while readings and fires are being acknowledged, limits crossed and devices missed, and
 * counts at the end what it answered for and does not have.
 */
public final class KillDrill {
    private static final String READING_DEVICE = "reading-";
    private static final int DEVICES_PER_LINE = 50;
    private static final int WINDOW = 500;
    /** One detector of so many stands in no register. */
    private static final int UNREGISTERED_OF = 10;

    private static final Duration TO_NEW_FIRE = Duration.ofSeconds(60);
    private static final Duration TO_DRAIN = Duration.ofSeconds(90);
    private static final long AUDIT_PAUSE_MILLIS = 1_000;

    private final KillSettings settings;
    private final Rehearsal rehearsal;
    private final Progress progress;
    private final SplittableRandom random;
    private final Sightings sightings = new Sightings();
    private final Latencies newFires = new Latencies();
    private final List<KillRound> rounds = new ArrayList<>();
    private final ReadingLoad readings;
    private final DetectorTroupe fires;
    private final RightMoment moment;
    private final WatchedTroupe watched;

    public KillDrill(KillSettings settings, Rehearsal rehearsal, Progress progress) {
        this.settings = settings;
        this.rehearsal = rehearsal;
        this.progress = progress;
        this.random = new SplittableRandom(settings.seed());
        this.readings = ReadingLoad.halfCounted(
                READING_DEVICE, settings.readingGateways(), DEVICES_PER_LINE, settings.sentTwice(), random.nextLong());
        List<Detector> detectors = IntStream.range(0, settings.detectors())
                .mapToObj(i -> Detector.ofFire("detector-" + i, i))
                .toList();
        this.fires = new DetectorTroupe(detectors, settings.sentTwice(), random.nextLong(), sightings);
        this.moment = new RightMoment(
                settings, readings::acknowledgedSoFar, fires::alarmsAcknowledged, RightMoment.Timepiece.REAL);
        this.watched = new WatchedTroupe(settings.watched(), settings.sentTwice(), ~settings.seed());
    }

    public KillResult run() throws IOException, SQLException, InterruptedException {
        Machine machine = Machine.here();
        progress.begin("kill -9", settings.rounds() + 2);
        List<Login> fireGateways = install();
        List<Courier> couriers = rehearsal.couriers(fireGateways, fires);
        List<Login> readingGateways = rehearsal.gateways("reader", settings.readingGateways());
        progress.step("registered");
        try (Swarm swarm = new Swarm(readingGateways, JsonEncoder.FORMAT, WINDOW, readings, readings).start();
                DetectorTroupe troupe = fires;
                WatchedTroupe others = watched;
                LiveFeed feed = LiveFeed.listen(rehearsal.api(), this::seen)) {
            others.settle(rehearsal);
            troupe.start(couriers);
            swarm.rate(settings.readingsPerSecond() * (1 + settings.sentTwice()));
            troupe.rate(settings.firesPerSecond());
            others.play();
            for (int round = 0; round < settings.rounds(); round++) {
                rounds.add(round(round, swarm));
                progress.step(
                        "ready again after %.1f s".formatted(rounds.getLast().readySeconds()));
            }
            String flushes = Flushes.of(rehearsal.api());
            drain(swarm);
            others.rest(TO_DRAIN);
            swarm.close();
            CaseAudit cases = auditCases();
            VerdictAudit verdicts = others.audit(rehearsal.api(), TO_DRAIN);
            ReadingAudit rows = ReadingAudit.of(rehearsal.site(), readings, READING_DEVICE);
            progress.step("counted");
            Tally.Manners broker = Tally.total(tallies(swarm, Stream.concat(couriers.stream(), others.couriers())));
            return result(machine, cases, verdicts, rows, broker, feed.gaps(), flushes);
        } finally {
            couriers.forEach(Courier::close);
            progress.end();
        }
    }

    private static List<Tally> tallies(Swarm swarm, Stream<Courier> couriers) {
        return Stream.concat(Stream.of(swarm.tally()), couriers.map(Courier::tally))
                .toList();
    }

    private void seen(JsonNode alarm, long nanos) {
        sightings.alarm(alarm, nanos);
        watched.alarm(alarm, nanos);
    }

    private List<Login> install() throws IOException, InterruptedException {
        List<Login> gateways = rehearsal.gateways("fire", settings.fireGateways());
        for (int i = 0; i < gateways.size(); i++) {
            int gateway = i;
            List<String> its = fires.detectors().stream()
                    .filter(detector -> detector.index() % gateways.size() == gateway)
                    .filter(detector -> detector.index() % UNREGISTERED_OF != 0)
                    .map(Detector::device)
                    .toList();
            rehearsal.house(its, gateways.get(i).gateway());
        }
        return gateways;
    }

    private KillRound round(int number, Swarm swarm) throws IOException, InterruptedException {
        RightMoment.Pace pace = moment.await(random.split());
        int underWay = swarm.unacknowledged() + fires.pending();
        long killed = System.nanoTime();
        String victim = rehearsal.site().kill(random);
        List<String> probes = probe(number);
        rehearsal.site().restart();
        double ready = (System.nanoTime() - killed) / 1e9;
        Await.until(TO_NEW_FIRE, () -> sightings.allSeen(probes));
        Latencies thisRound = new Latencies();
        sightings.since(killed, probes, thisRound);
        sightings.since(killed, probes, newFires);
        Double last = thisRound.summary().max();
        return new KillRound(
                victim,
                pace.waitedSeconds(),
                pace.readings(),
                pace.fires(),
                underWay,
                ready,
                last == null ? 0 : last / 1000,
                sightings.unseen(probes));
    }

    /** A fire of a device never heard before through each fire gateway, the moment after the kill. */
    private List<String> probe(int round) {
        List<String> probes = new ArrayList<>();
        for (int i = 0; i < settings.fireGateways(); i++) {
            String device = "probe-" + round + "-" + i;
            fires.extra(device, i);
            probes.add(device);
        }
        return probes;
    }

    private void drain(Swarm swarm) throws InterruptedException {
        readings.stop();
        fires.rate(0);
        Await.until(TO_DRAIN, () -> swarm.unacknowledged() == 0 && fires.isAtRest());
    }

    private CaseAudit auditCases() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TO_DRAIN.toNanos();
        CaseAudit audit = CaseAudit.of(rehearsal.api(), Matter.FIRE, fires.detectors());
        while (!audit.isClean() && System.nanoTime() < deadline) {
            Thread.sleep(AUDIT_PAUSE_MILLIS);
            audit = CaseAudit.of(rehearsal.api(), Matter.FIRE, fires.detectors());
        }
        return audit;
    }

    private KillResult result(
            Machine machine,
            CaseAudit cases,
            VerdictAudit verdicts,
            ReadingAudit rows,
            Tally.Manners broker,
            int gaps,
            String flushes) {
        Latencies.Summary newFire = newFires.summary();
        return new KillResult(
                "kill",
                machine,
                settings,
                List.copyOf(rounds),
                newFire,
                cases,
                verdicts,
                rows,
                broker,
                gaps,
                flushes,
                KillResult.judge(settings, rounds, newFire, cases, verdicts, rows, broker, gaps));
    }
}
