package firewatch.sim.mqtt;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What clients counted about the broker's manners; safe for many threads. */
public final class Tally {
    final LongAdder acknowledged = new LongAdder();
    final LongAdder sentAgain = new LongAdder();
    final LongAdder sessionsForgotten = new LongAdder();
    final LongAdder strayReceipts = new LongAdder();
    final LongAdder outOfOrder = new LongAdder();
    final LongAdder connectionsLost = new LongAdder();
    final LongAdder closeFailures = new LongAdder();
    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
    private volatile String lastFailedAttempt = "";

    void connectionRefused(int code) {
        refused("CONNACK 0x%02x".formatted(code));
    }

    void messageRefused(int code) {
        refused("PUBACK 0x%02x".formatted(code));
    }

    void goodbye(int code) {
        refused("DISCONNECT 0x%02x".formatted(code));
    }

    /** Keeps why the last attempt to connect failed; while the broker is down that is no refusal. */
    void failedAttempt(String why) {
        lastFailedAttempt = why;
    }

    /** Why the last attempt to connect failed; empty where none did. */
    public String lastFailedAttempt() {
        return lastFailedAttempt;
    }

    void refused(String what) {
        refusals.computeIfAbsent(what, key -> new LongAdder()).increment();
    }

    /** Every PUBACK that said yes, those of repeats too. */
    public long acknowledgedSoFar() {
        return acknowledged.sum();
    }

    /** Adds up several clients' tallies. */
    public static Manners total(Iterable<Tally> tallies) {
        Manners sum = new Manners(0, 0, 0, 0, 0, 0, Map.of());
        for (Tally tally : tallies) {
            sum = sum.plus(tally.manners());
        }
        return sum;
    }

    public Manners manners() {
        Map<String, Long> refused = new TreeMap<>();
        refusals.forEach((what, count) -> refused.put(what, count.sum()));
        return new Manners(
                acknowledged.sum(),
                sentAgain.sum(),
                connectionsLost.sum(),
                sessionsForgotten.sum(),
                outOfOrder.sum(),
                strayReceipts.sum(),
                refused);
    }

    /**
     * How the broker behaved.
     *
     * @param sentAgain repeats of a PUBLISH after a reconnect, by the bare client (Paho does not tell)
     * @param sessionsForgotten reconnects answered with session present 0
     * @param outOfOrder PUBACKs that overtook an older one
     * @param strayReceipts PUBACKs for nothing that was sent
     * @param refusals what the broker refused, by packet and code
     */
    public record Manners(
            long acknowledged,
            long sentAgain,
            long connectionsLost,
            long sessionsForgotten,
            long outOfOrder,
            long strayReceipts,
            Map<String, Long> refusals) {
        Manners plus(Manners other) {
            Map<String, Long> both = new TreeMap<>(refusals);
            other.refusals.forEach((what, count) -> both.merge(what, count, Long::sum));
            return new Manners(
                    acknowledged + other.acknowledged,
                    sentAgain + other.sentAgain,
                    connectionsLost + other.connectionsLost,
                    sessionsForgotten + other.sessionsForgotten,
                    outOfOrder + other.outOfOrder,
                    strayReceipts + other.strayReceipts,
                    both);
        }
    }
}
