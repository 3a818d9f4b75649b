package firewatch.alerts.dispatch;

import firewatch.alerts.time.Ticks;
import java.time.Duration;

/**
 * How much one contact can still bear: a bucket that refills evenly over a minute. The last part of it is for new fires
 * only, so that a storm of lesser messages can never use up what the next fire needs. What finds no room waits; nothing is
 * dropped.
 */
final class Budget {
    private static final double MINUTE = Duration.ofMinutes(1).toNanos();

    private final int perMinute;
    private final int reserve;
    private final Ticks ticks;
    private double left;
    private long filled;

    Budget(int perMinute, int reserve, Ticks ticks) {
        this.perMinute = perMinute;
        this.reserve = Math.min(reserve, perMinute - 1);
        this.left = perMinute;
        this.ticks = ticks;
        this.filled = ticks.nanos();
    }

    /** How many attempts there is room for now. */
    int room(boolean newFire) {
        long now = ticks.nanos();
        left = Math.min(perMinute, left + (now - filled) / MINUTE * perMinute);
        filled = now;
        return (int) Math.max(0, newFire ? left : left - reserve);
    }

    void spend(int attempts) {
        left -= attempts;
    }
}
