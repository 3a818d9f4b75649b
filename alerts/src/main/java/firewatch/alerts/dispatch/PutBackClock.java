package firewatch.alerts.dispatch;

import firewatch.alerts.time.Ticks;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the log when the clock on the wall is put back: what was to come in a while still comes in that while.
 * What is on test waits for the time of day that somebody said.
 */
@Singleton
class PutBackClock {
    /** Less is the clock's own unrest, or a pause between two looks at it. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final Duration BETWEEN_RECALLS = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final DispatchConfig config;
    private final Ticks ticks;
    private @Nullable Look last;
    private @Nullable Long recalled;

    PutBackClock(Jdbi jdbi, DispatchConfig config, Ticks ticks) {
        this.jdbi = jdbi;
        this.config = config;
        this.ticks = ticks;
    }

    private record Look(Instant wall, long nanos) {}

    /** Whoever begins has not looked before. */
    void begin() {
        last = null;
        recalled = null;
    }

    /** To be called again and again; a step counts as seen only once the log went along with it. */
    void look(Instant now) {
        Look next = new Look(now, ticks.nanos());
        Duration back = last == null ? Duration.ZERO : putBack(last, next);
        if (!back.isZero()) {
            Log.warnf("the clock was put back by %s; what waits to be delivered goes back with it", back);
            QuarkusTransaction.requiringNew().run(() -> goAlong(back, now));
        }
        last = next;
        if (recalled == null || ticks.since(recalled).compareTo(BETWEEN_RECALLS) >= 0) {
            QuarkusTransaction.requiringNew().run(() -> recall(now));
            recalled = next.nanos();
        }
    }

    private static Duration putBack(Look before, Look now) {
        Instant expected = before.wall().plusNanos(now.nanos() - before.nanos());
        Duration back = Duration.between(now.wall(), expected);
        return back.compareTo(TOLERANCE) > 0 ? back : Duration.ZERO;
    }

    private void goAlong(Duration back, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update delivery set
                            due = case when due > :now then due - :back * interval '1 ms' else due end,
                            created_at = case when created_at > :now
                                then created_at - :back * interval '1 ms' else created_at end,
                            first_due = case when first_due > :now
                                then first_due - :back * interval '1 ms' else first_due end,
                            lease_until = case when lease_until > :now
                                then lease_until - :back * interval '1 ms' else lease_until end,
                            other_means_at = case when other_means_at > :now
                                then other_means_at - :back * interval '1 ms' else other_means_at end
                        where (state in ('pending', 'claimed') or other_means_at is not null)
                            and (on_test is null or attempts > 0)
                            and greatest(due, lease_until, other_means_at) > :now
                        """)
                .bind("back", back.toMillis())
                .bind("now", now)
                .execute());
    }

    /** Brings to now what is further ahead than it could ever be put: the step was made while nobody looked. */
    private void recall(Instant now) {
        Duration patience = config.retryLongest().compareTo(Backoff.MOST_PATIENCE) > 0
                ? config.retryLongest()
                : Backoff.MOST_PATIENCE;
        Instant slack = now.plus(BETWEEN_RECALLS);
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update delivery set due = least(due, :now), first_due = least(first_due, :now),
                            lease_until = least(lease_until, :now), other_means_at = least(other_means_at, :otherMeansAt)
                        where state in ('pending', 'claimed') and (on_test is null or attempts > 0)
                            and (created_at > :slack or (attempts > 0 and due > :latestRetry)
                                or lease_until > :latestLease)
                        """)
                .bind("now", now)
                .bind("otherMeansAt", now.plus(config.otherMeansAfter()))
                .bind("slack", slack)
                .bind("latestRetry", slack.plus(patience))
                .bind("latestLease", slack.plus(config.lease()))
                .execute());
    }
}
