package firewatch.sim.drill;

import com.fasterxml.jackson.databind.JsonNode;
import firewatch.sim.centre.Centre;
import firewatch.sim.centre.LiveFeed;
import firewatch.sim.encode.DeviceReport;
import firewatch.sim.fleet.Watched;
import firewatch.sim.measure.Await;
import firewatch.sim.mqtt.Courier;
import firewatch.sim.mqtt.Login;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Those whom the watch over limits and silence has something to say of: they are registered with limits and intervals. */
final class WatchedTroupe implements LiveFeed.Heard, AutoCloseable {
    private static final Duration EXPECTED_EVERY = Duration.ofSeconds(6);
    /** Shorter than a detector stays beyond its limit. */
    private static final Duration BEYOND_FOR = Duration.ofSeconds(2);

    private static final int DEVICES_A_HOUSE = 10;
    private static final long AUDIT_PAUSE_MILLIS = 1_000;

    private final WatchedSettings settings;
    private final DetectorTroupe limited;
    private final RollCall rollCall;
    private final List<Courier> limitedCouriers = new ArrayList<>();
    private final List<Courier> attendantCouriers = new ArrayList<>();
    private Set<String> attendantGateways = Set.of();

    WatchedTroupe(WatchedSettings settings, double sentTwice, long seed) {
        this.settings = settings;
        SplittableRandom random = new SplittableRandom(seed);
        List<Detector> detectors = IntStream.range(0, settings.limited())
                .mapToObj(i -> Detector.ofTemperature("limited-" + i, i, InstantSource.system()))
                .toList();
        limited = new DetectorTroupe(detectors, sentTwice, random.nextLong(), new Sightings());
        List<Attendant> attendants = IntStream.range(0, settings.attendants())
                .mapToObj(i -> new Attendant(words("attendant-" + i, i)))
                .toList();
        rollCall = new RollCall(attendants, settings.leavers(), sentTwice, random.nextLong());
    }

    /** Half of them have heartbeats; the others report their status and nothing else, which is always the same. */
    private static DeviceReport words(String device, int index) {
        return index % 4 < 2 ? DeviceReport.heartbeat(device) : DeviceReport.status(device);
    }

    /** Registers all of them; those that must be heard speak by then, however slow the machine is. */
    void settle(Rehearsal rehearsal) throws IOException, InterruptedException {
        List<Login> limitedGateways = rehearsal.gateways("limited", settings.gateways());
        List<Login> gateways = rehearsal.gateways("attendance", settings.gateways());
        attendantGateways = gateways.stream().map(Login::gateway).collect(Collectors.toSet());
        List<Watched> devices = new ArrayList<>();
        for (Detector detector : limited.detectors()) {
            devices.add(new Watched(
                    detector.device(),
                    "temperature",
                    gateway(limitedGateways, detector.index()),
                    house(rehearsal, devices.size()),
                    null,
                    Detector.LIMIT,
                    detector.index() % 4 < 2 ? BEYOND_FOR : null));
        }
        for (int i = 0; i < rollCall.attendants().size(); i++) {
            devices.add(new Watched(
                    rollCall.attendants().get(i).device(),
                    "smoke",
                    gateway(gateways, i),
                    house(rehearsal, devices.size()),
                    EXPECTED_EVERY,
                    null));
        }
        attendantCouriers.addAll(rehearsal.couriers(gateways, (message, sent, acknowledged) -> {}));
        rollCall.start(attendantCouriers);
        rehearsal.town().devices(devices);
        limitedCouriers.addAll(rehearsal.couriers(limitedGateways, limited));
        limited.start(limitedCouriers);
    }

    private static String gateway(List<Login> gateways, int device) {
        return gateways.get(device % gateways.size()).gateway();
    }

    private static String house(Rehearsal rehearsal, int device) throws IOException, InterruptedException {
        String house = "watched-house-" + device / DEVICES_A_HOUSE;
        if (device % DEVICES_A_HOUSE == 0) {
            rehearsal.town().building(house, "Watched house " + device / DEVICES_A_HOUSE, 1);
        }
        return house;
    }

    /** From now on limits are crossed, and devices fall silent. */
    void play() {
        limited.rate(settings.crossingsPerSecond());
        rollCall.rate(settings.leavingPerSecond());
    }

    /** Nothing more begins, and what did comes to its end, where that is before the deadline. */
    void rest(Duration atMost) throws InterruptedException {
        limited.rate(0);
        rollCall.rate(0);
        Await.until(atMost, () -> limited.isAtRest() && rollCall.isComplete());
    }

    /** Looks again until all is as it has to be, for so long at most. */
    VerdictAudit audit(Centre centre, Duration atMost) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        VerdictAudit audit = audit(centre);
        while (!audit.isClean() && System.nanoTime() < deadline) {
            Thread.sleep(AUDIT_PAUSE_MILLIS);
            audit = audit(centre);
        }
        return audit;
    }

    private VerdictAudit audit(Centre centre) throws IOException, InterruptedException {
        return VerdictAudit.of(centre, limited.detectors(), rollCall.attendants(), attendantGateways);
    }

    @Override
    public void alarm(JsonNode alarm, long nanos) {
        rollCall.alarm(alarm, nanos);
    }

    Stream<Courier> couriers() {
        return Stream.concat(limitedCouriers.stream(), attendantCouriers.stream());
    }

    @Override
    public void close() {
        limited.close();
        rollCall.close();
        couriers().forEach(Courier::close);
    }
}
