package firewatch.alerts.intake;

import java.time.Duration;

/**
 * How many events go into one transaction: more while it is quick, fewer where it is not, so that the first of many is seen
 * soon and no transaction is ever too long to end.
 */
final class Pace {
    static final int FIRST = 16;
    static final int MOST = 128;
    private static final Duration QUICK = Duration.ofMillis(50);
    private static final Duration SLOW = Duration.ofMillis(200);

    private int together = FIRST;

    int together() {
        return together;
    }

    /** Learns from a transaction of so many events. */
    void took(int events, Duration time) {
        if (time.compareTo(SLOW) > 0) {
            together = Math.max(1, Math.min(together, events) / 2);
        } else if (time.compareTo(QUICK) < 0 && events == together) {
            together = Math.min(MOST, together * 2);
        }
    }
}
