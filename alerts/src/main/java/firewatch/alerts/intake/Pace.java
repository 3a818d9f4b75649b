package firewatch.alerts.intake;

import java.time.Duration;

/**
 * How many events go into one transaction: few at first, so that the first of many is seen soon, and more as long as none
 * waits for the others noticeably. What a transaction costs is mostly the same for one event as for many, above all just
 * after a start: never fewer than at first, or a slow machine would be slower still.
 */
final class Pace {
    static final int FIRST = 16;
    static final int MOST = 128;
    private static final Duration QUICK = Duration.ofMillis(500);
    private static final Duration SLOW = Duration.ofSeconds(1);

    private int together = FIRST;

    int together() {
        return together;
    }

    /** Learns from a transaction of so many events. */
    void took(int events, Duration time) {
        if (time.compareTo(SLOW) > 0) {
            together = Math.max(FIRST, together / 2);
        } else if (time.compareTo(QUICK) < 0 && events == together) {
            together = Math.min(MOST, together * 2);
        }
    }
}
