package firewatch.sim.drill;

import firewatch.sim.encode.DeviceReport;
import firewatch.sim.encode.json.JsonEncoder;
import firewatch.sim.mqtt.Courier;
import firewatch.sim.mqtt.Outgoing;
import firewatch.sim.mqtt.Receipts;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * Detectors that alarm, calm down and alarm again, at a set rate, some messages sent twice. Each belongs to one courier,
 * so that its messages keep their order.
 */
final class DetectorTroupe implements Receipts, AutoCloseable {
    private static final long TICK_MILLIS = 20;
    private static final long SECOND = 1_000_000_000L;
    private static final long REPEAT_AFTER = SECOND;
    private static final long CALM_AFTER = 3 * SECOND;
    private static final long REST_AFTER = 5 * SECOND;

    private final List<Detector> detectors;
    private final ArrayDeque<Detector> resting = new ArrayDeque<>();
    private final PriorityQueue<Cue> cues = new PriorityQueue<>(Comparator.comparingLong(Cue::dueNanos));
    private final double sentTwice;
    private final SplittableRandom random;
    private final Sightings sightings;
    private final LongAdder alarmsAcknowledged = new LongAdder();
    private final Thread director =
            Thread.ofPlatform().daemon().name("director").unstarted(this::direct);
    private List<Courier> couriers = List.of();
    private volatile double rate;
    private volatile int detectorsAtRest;
    private volatile boolean closing;

    private record Cue(long dueNanos, Runnable deed) {}

    /** @param detectors in the order of their index; {@code i} speaks through courier {@code i} modulo their number */
    DetectorTroupe(List<Detector> detectors, double sentTwice, long seed, Sightings sightings) {
        this.detectors = List.copyOf(detectors);
        resting.addAll(detectors);
        this.sentTwice = sentTwice;
        this.random = new SplittableRandom(seed);
        this.sightings = sightings;
    }

    void start(List<Courier> through) {
        couriers = List.copyOf(through);
        director.start();
    }

    /** Alarms a second, from now on; at zero those that alarm still calm down. */
    void rate(double alarmsPerSecond) {
        rate = alarmsPerSecond;
    }

    List<Detector> detectors() {
        return detectors;
    }

    /** Alarms acknowledged, repeats not counted. */
    long alarmsAcknowledged() {
        return alarmsAcknowledged.sum();
    }

    /** Whether no detector alarms, nothing is to be said any more, and all that was said is acknowledged. */
    boolean isAtRest() {
        return pending() == 0 && detectorsAtRest == detectors.size();
    }

    int pending() {
        return couriers.stream().mapToInt(Courier::pending).sum();
    }

    /** One fire of a device of no troupe, now. */
    void extra(String device, int courier) {
        sightings.said(device);
        couriers.get(courier)
                .send(new Outgoing(JsonEncoder.encode(DeviceReport.status(device, "fire")), Detector.NOBODY));
    }

    @Override
    public void acknowledged(Outgoing message, long sentNanos, long ackedNanos) {
        if (message.tag() != Detector.NOBODY
                && detectors.get(Detector.index(message)).acknowledged(message)) {
            alarmsAcknowledged.increment();
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            director.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void direct() {
        double owed = 0;
        long last = System.nanoTime();
        while (!closing) {
            long now = System.nanoTime();
            owed = Math.min(owed + rate * (now - last) / SECOND, rate);
            last = now;
            while (!cues.isEmpty() && cues.peek().dueNanos() <= now) {
                cues.remove().deed().run();
            }
            while (owed >= 1 && !resting.isEmpty()) {
                play(resting.remove(), now);
                owed--;
            }
            detectorsAtRest = cues.isEmpty() ? resting.size() : 0;
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void play(Detector detector, long now) {
        sightings.said(detector.device());
        say(detector, detector.alarm(), now);
        cues.add(new Cue(now + CALM_AFTER, () -> say(detector, detector.calm(), now + CALM_AFTER)));
        cues.add(new Cue(now + REST_AFTER, () -> resting.add(detector)));
    }

    private void say(Detector detector, Outgoing message, long now) {
        Courier courier = couriers.get(detector.index() % couriers.size());
        courier.send(message);
        if (random.nextDouble() < sentTwice) {
            cues.add(new Cue(now + REPEAT_AFTER, () -> courier.send(message)));
        }
    }
}
