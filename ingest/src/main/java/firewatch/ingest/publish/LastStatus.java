package firewatch.ingest.publish;

import firewatch.events.Condition;
import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal;
import firewatch.events.GatewayId;
import firewatch.events.Signal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The last status that Kafka accepted of each point. One that only repeats it is a heartbeat, so the signal lane stays
 * rare. Anything else that is said of the point, by whomever, is forgotten at once and remembered only when accepted.
 */
final class LastStatus {
    private static final int STRIPES = 16;

    private final Stripe[] stripes = new Stripe[STRIPES];

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
        Set<Condition> conditions =
                signal.signal() instanceof Signal.StatusReported status ? status.conditions() : null;
        Stripe stripe = stripe(point);
        synchronized (stripe) {
            Said last = stripe.get(point);
            if (last != null && last.isAcceptedAs(signal, conditions)) {
                return null;
            }
            Said said = new Said(signal.gateway(), signal.test(), conditions);
            stripe.put(point, said);
            return said;
        }
    }

    /** Remembers it, unless something else was said of the point since. */
    void accepted(DeviceSignal signal, @Nullable Said said) {
        Point point = new Point(signal.device(), signal.point());
        Stripe stripe = stripe(point);
        synchronized (stripe) {
            if (said != null && stripe.get(point) == said) {
                said.accepted = true;
            }
        }
    }

    private Stripe stripe(Point point) {
        int hash = point.hashCode();
        return stripes[(hash ^ (hash >>> 16)) & (STRIPES - 1)];
    }

    private record Point(DeviceId device, @Nullable String point) {}

    /** What was said of a point last. */
    static final class Said {
        private final GatewayId gateway;
        private final boolean test;
        private final @Nullable Set<Condition> conditions;
        private boolean accepted;

        Said(GatewayId gateway, boolean test, @Nullable Set<Condition> conditions) {
            this.gateway = gateway;
            this.test = test;
            this.conditions = conditions;
        }

        private boolean isAcceptedAs(DeviceSignal signal, @Nullable Set<Condition> others) {
            return accepted
                    && others != null
                    && others.equals(conditions)
                    && test == signal.test()
                    && gateway.equals(signal.gateway());
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
