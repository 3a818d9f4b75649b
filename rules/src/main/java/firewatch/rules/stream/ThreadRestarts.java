package firewatch.rules.stream;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Replaces a thread that died, a bounded number of times; past that all of them end, and it says why. */
final class ThreadRestarts implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = Logger.getLogger(ThreadRestarts.class);

    private final String lane;
    private final LaneBounds bounds;
    private final Clock clock;
    private final Deque<Instant> deaths = new ArrayDeque<>();
    private volatile @Nullable String lastReason;

    ThreadRestarts(String lane, LaneBounds bounds, Clock clock) {
        this.lane = lane;
        this.bounds = bounds;
        this.clock = clock;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable death) {
        lastReason = reason(death);
        Instant now = clock.instant();
        deaths.addLast(now);
        Instant since = now.minus(bounds.restartsWithin());
        deaths.removeIf(earlier -> earlier.isBefore(since));
        boolean again = deaths.size() <= bounds.restarts();
        LOG.errorf(death, "a thread of the lane %s died; %s", lane, again ? "another takes over" : "all of them end");
        return again ? StreamThreadExceptionResponse.REPLACE_THREAD : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Why the last thread died. */
    @Nullable
    String lastReason() {
        return lastReason;
    }

    private static String reason(Throwable death) {
        Throwable root = death;
        for (int depth = 0; root.getCause() != null && depth < 10; depth++) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
