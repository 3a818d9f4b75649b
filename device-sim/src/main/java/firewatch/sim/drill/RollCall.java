package firewatch.sim.drill;

import com.fasterxml.jackson.databind.JsonNode;
import firewatch.sim.centre.LiveFeed;
import firewatch.sim.mqtt.Courier;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Devices that say every two seconds that they are there. Some of them fall silent, one after the other and once each, and
 * come back some seconds after the live feed told that they are missed.
 */
final class RollCall implements LiveFeed.Heard, AutoCloseable {
    private static final long TICK_MILLIS = 50;
    private static final long SECOND = 1_000_000_000L;
    private static final long BEAT = 2 * SECOND;
    private static final long BACK_WITHIN = 4 * SECOND;

    private final List<Attendant> attendants;
    private final ArrayDeque<Attendant> leavers;
    private final double sentTwice;
    private final SplittableRandom random;
    private final Map<String, Attendant> away = new ConcurrentHashMap<>();
    private final Queue<Attendant> missed = new ConcurrentLinkedQueue<>();
    private final Map<Attendant, Long> backAt = new HashMap<>();
    private final long[] nextBeats;
    private final Thread caller = Thread.ofPlatform().daemon().name("roll-call").unstarted(this::call);
    private List<Courier> couriers = List.of();
    private volatile double rate;
    private volatile boolean closing;

    /**
     * @param attendants {@code i} speaks through courier {@code i} modulo their number
     * @param leavers so many of them fall silent in the end, the first first
     */
    RollCall(List<Attendant> attendants, int leavers, double sentTwice, long seed) {
        this.attendants = List.copyOf(attendants);
        this.leavers = new ArrayDeque<>(attendants.subList(0, leavers));
        this.sentTwice = sentTwice;
        this.random = new SplittableRandom(seed);
        this.nextBeats = new long[attendants.size()];
    }

    void start(List<Courier> through) {
        couriers = List.copyOf(through);
        long now = System.nanoTime();
        for (int i = 0; i < nextBeats.length; i++) {
            nextBeats[i] = now + i * BEAT / nextBeats.length;
        }
        caller.start();
    }

    /** How many fall silent a second, from now on. */
    void rate(double leavingPerSecond) {
        rate = leavingPerSecond;
    }

    List<Attendant> attendants() {
        return attendants;
    }

    /** Whether all who fell silent were missed, and are back. */
    boolean isComplete() {
        return away.isEmpty();
    }

    @Override
    public void alarm(JsonNode alarm, long nanos) {
        Attendant attendant = away.get(alarm.path("deviceId").asText());
        if (attendant != null && SilenceAudit.isSilence(alarm)) {
            missed.add(attendant);
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            caller.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void call() {
        double owed = 0;
        long last = System.nanoTime();
        while (!closing) {
            long now = System.nanoTime();
            owed = Math.min(owed + rate * (now - last) / SECOND, 1);
            last = now;
            if (owed >= 1 && !leavers.isEmpty()) {
                leave(leavers.remove());
                owed--;
            }
            for (Attendant next = missed.poll(); next != null; next = missed.poll()) {
                backAt.putIfAbsent(next, now + random.nextLong(BACK_WITHIN));
            }
            backAt.entrySet().removeIf(due -> due.getValue() <= now && comeBack(due.getKey(), now));
            beat(now);
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void leave(Attendant attendant) {
        attendant.leave();
        away.put(attendant.device(), attendant);
    }

    private boolean comeBack(Attendant attendant, long now) {
        attendant.comeBack();
        away.remove(attendant.device());
        nextBeats[attendants.indexOf(attendant)] = now;
        return true;
    }

    private void beat(long now) {
        for (int i = 0; i < nextBeats.length; i++) {
            Attendant attendant = attendants.get(i);
            Courier courier = couriers.get(i % couriers.size());
            boolean isHeld = courier.pending() > attendants.size();
            if (nextBeats[i] <= now && !attendant.isAway() && !isHeld) {
                nextBeats[i] = now + BEAT;
                courier.send(attendant.here());
                if (random.nextDouble() < sentTwice) {
                    courier.send(attendant.here());
                }
            }
        }
    }
}
