package firewatch.alerts.dispatch;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How long to wait after a failed attempt: doubling up to a longest wait, spread so that many do not come at once. */
record Backoff(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 20;
    /** A receiver may ask for more patience than our own, up to this. */
    static final Duration MOST_PATIENCE = Duration.ofHours(1);

    /**
     * @param failed how many attempts failed so far, from 1
     * @param asked what the receiver asked for; it is never undercut, within a bound
     */
    Duration next(int failed, @Nullable Duration asked, RandomGenerator random) {
        long doubled = first.toMillis() << Math.clamp(failed - 1, 0, MOST_DOUBLINGS);
        long full = Math.clamp(doubled, 1, longest.toMillis());
        Duration own = Duration.ofMillis(full - random.nextLong(full / 2 + 1));
        if (asked == null || asked.compareTo(own) <= 0) {
            return own;
        }
        return asked.compareTo(MOST_PATIENCE) < 0 ? asked : MOST_PATIENCE;
    }
}
