package firewatch.ingest.limit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A rate limit: so many in a time, and so many at once. Lock-free, for all connections of a gateway together. */
public final class TokenBucket {
    private final long nanosPerToken;
    private final long depth;
    private final LongSupplier nanoTime;

    /** When the bucket would be empty of debts: later than now means that tokens are used up ahead. */
    private final AtomicLong free;

    public TokenBucket(int perSecond, long burst, LongSupplier nanoTime) {
        this(Duration.ofNanos(Math.max(1, TimeUnit.SECONDS.toNanos(1) / Math.max(1, perSecond))), burst, nanoTime);
    }

    /** One in each such time. */
    TokenBucket(Duration every, long burst, LongSupplier nanoTime) {
        this.nanosPerToken = every.toNanos();
        this.depth = burst * nanosPerToken;
        this.nanoTime = nanoTime;
        this.free = new AtomicLong(nanoTime.getAsLong());
    }

    /** Takes one token: 0 where there was one, else the nanoseconds after which to try again. */
    public long take() {
        long now = nanoTime.getAsLong();
        while (true) {
            long before = free.get();
            long start = Math.max(before, now);
            long wait = start + nanosPerToken - now - depth;
            if (wait > 0) {
                return wait;
            }
            if (free.compareAndSet(before, start + nanosPerToken)) {
                return 0;
            }
        }
    }
}
