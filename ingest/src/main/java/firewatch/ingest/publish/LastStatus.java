package firewatch.ingest.publish;

import firewatch.events.Condition;
import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal;
import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.GatewayId;
import firewatch.events.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The last status that Kafka accepted of each point. One that only repeats it is a heartbeat, so the signal lane stays
 * rare. Anything else that is said of the point, by whomever, is forgotten at once and remembered only when accepted.
 *
 * <p>Those who judge may leave out what comes late or again, so it is never remembered: neither what is not later than
 * the last word in its order, nor what is far from our time. A fire or its pre-alarm is never taken for a repetition;
 * only points in alarm say it, and the limits of their gateway bound how often. What is remembered all the same is
 * forgotten after an hour, so that a word wrongly left out is heard then.
 */
final class LastStatus {
    private static final int STRIPES = 16;
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration TIMELY = Duration.ofMinutes(10);
    private static final Set<Condition> ALWAYS_SAID = Set.of(Condition.FIRE, Condition.PRE_ALARM);

    private final Stripe[] stripes = new Stripe[STRIPES];
    private final Map<GatewayId, Long> returns = new ConcurrentHashMap<>();

    LastStatus(int most) {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe(Math.max(1, most / STRIPES));
        }
    }

    /**
     * Takes note of what is said on the signal lane now, forgetting what was said of the point before.
     *
     * @return what is to be given to {@link #accepted} later; null where it only repeats, word for word and from the
     *     same gateway, what was accepted last, and so need not be said
     */
    @Nullable
    Said say(DeviceSignal signal) {
        Point point = new Point(signal.device(), signal.point());
        Stripe stripe = stripe(point);
        synchronized (stripe) {
            Said last = stripe.get(point);
            Said said = next(last, signal);
            if (last != null && last.isRepeatedBy(signal, said)) {
                return null;
            }
            stripe.put(point, said);
            return said;
        }
    }

    /** Whether {@link #say} would answer null now. */
    boolean isRepeated(DeviceSignal signal) {
        Point point = new Point(signal.device(), signal.point());
        Stripe stripe = stripe(point);
        synchronized (stripe) {
            Said last = stripe.get(point);
            return last != null && last.isRepeatedBy(signal, next(last, signal));
        }
    }

    private Said next(@Nullable Said last, DeviceSignal signal) {
        Mark mark = last == null || last.mark.isOver(signal) ? null : last.mark;
        boolean isInOrder = isTimely(signal) && (mark == null || mark.isBefore(signal));
        Set<Condition> conditions = isInOrder ? repeatable(signal) : null;
        Mark next = mark == null ? Mark.of(signal) : isInOrder ? mark.movedTo(signal) : mark;
        return new Said(signal.gateway(), returns.getOrDefault(signal.gateway(), 0L), signal.test(), conditions, next);
    }

    /** Forgets what the gateway said until now: while it was away, another ear may have heard something else. */
    void returned(GatewayId gateway) {
        returns.merge(gateway, 1L, Long::sum);
    }

    /** Remembers it, unless something else was said of the point since; where that overtook it, forgets both. */
    void accepted(DeviceSignal signal, @Nullable Said said) {
        Point point = new Point(signal.device(), signal.point());
        Stripe stripe = stripe(point);
        synchronized (stripe) {
            Said last = stripe.get(point);
            if (last == null || said == null) {
                return;
            }
            if (last == said) {
                said.accepted = true;
            } else {
                last.accepted = false;
            }
        }
    }

    private static boolean isTimely(DeviceSignal signal) {
        return Duration.between(signal.occurredAt(), signal.receivedAt()).abs().compareTo(TIMELY) <= 0;
    }

    private static @Nullable Set<Condition> repeatable(DeviceSignal signal) {
        return signal.signal() instanceof Signal.StatusReported status
                        && Collections.disjoint(status.conditions(), ALWAYS_SAID)
                ? status.conditions()
                : null;
    }

    private Stripe stripe(Point point) {
        int hash = point.hashCode();
        return stripes[(hash ^ (hash >>> 16)) & (STRIPES - 1)];
    }

    private record Point(DeviceId device, @Nullable String point) {}

    /** How far a point's words have come in their order, by the device's time or else its counter, and since when. */
    private record Mark(Instant at, @Nullable Long seq, Instant since) {
        static Mark of(DeviceSignal signal) {
            return new Mark(isTimely(signal) ? signal.occurredAt() : Instant.MIN, signal.seq(), signal.receivedAt());
        }

        Mark movedTo(DeviceSignal signal) {
            Instant later = signal.occurredAt().isAfter(at) ? signal.occurredAt() : at;
            return new Mark(later, signal.seq() == null ? seq : signal.seq(), signal.receivedAt());
        }

        boolean isBefore(DeviceSignal signal) {
            if (signal.clock() == ClockSource.DEVICE) {
                return signal.occurredAt().isAfter(at);
            }
            return seq == null || signal.seq() == null || signal.seq() > seq;
        }

        boolean isOver(DeviceSignal signal) {
            return !signal.receivedAt().isBefore(since.plus(KEPT));
        }
    }

    /** What was said of a point last. */
    static final class Said {
        private final GatewayId gateway;
        private final long returns;
        private final boolean test;
        private final @Nullable Set<Condition> conditions;
        private final Mark mark;
        private boolean accepted;

        Said(GatewayId gateway, long returns, boolean test, @Nullable Set<Condition> conditions, Mark mark) {
            this.gateway = gateway;
            this.returns = returns;
            this.test = test;
            this.conditions = conditions;
            this.mark = mark;
        }

        private boolean isRepeatedBy(DeviceSignal signal, Said next) {
            return accepted
                    && !mark.isOver(signal)
                    && next.conditions != null
                    && next.conditions.equals(conditions)
                    && test == next.test
                    && gateway.equals(next.gateway)
                    && returns == next.returns;
        }
    }

    private static final class Stripe extends LinkedHashMap<Point, Said> {
        private final int most;

        Stripe(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Point, Said> eldest) {
            return size() > most;
        }
    }
}
