package firewatch.alerts.dispatch;

import java.time.Duration;
import java.time.Instant;

/**
 * How much one contact can still bear: a bucket that refills evenly over a minute. The last part of it is for new fires
 * only, so that a storm of lesser messages can never use up what the next fire needs. What finds no room waits; nothing is
 * dropped.
 */
final class Budget {
    private static final double MINUTE = Duration.ofMinutes(1).toNanos();

    private final int perMinute;
    private final int reserve;
    private double left;
    private Instant filled;

    Budget(int perMinute, int reserve, Instant now) {
        this.perMinute = perMinute;
        this.reserve = Math.min(reserve, perMinute - 1);
        this.left = perMinute;
        this.filled = now;
    }

    /** How many attempts there is room for now. */
    int room(boolean newFire, Instant now) {
        if (now.isAfter(filled)) {
            double since = Duration.between(filled, now).toNanos() / MINUTE;
            left = Math.min(perMinute, left + since * perMinute);
            filled = now;
        }
        return (int) Math.max(0, newFire ? left : left - reserve);
    }

    void spend(int attempts) {
        left -= attempts;
    }
}
