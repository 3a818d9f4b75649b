package firewatch.sim.measure;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A set of durations that answers percentiles by nearest rank; safe for many threads. */
public final class Latencies {
    private long[] nanos = new long[256];
    private int count;

    public synchronized void add(long durationNanos) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = durationNanos;
    }

    public synchronized int count() {
        return count;
    }

    /** What was measured, in milliseconds; no figures where nothing was. */
    public synchronized Summary summary() {
        if (count == 0) {
            return new Summary(0, null, null, null, null);
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return new Summary(
                count,
                millis(rank(sorted, 50)),
                millis(rank(sorted, 95)),
                millis(rank(sorted, 99)),
                millis(sorted[count - 1]));
    }

    private static long rank(long[] sorted, int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    private static double millis(long durationNanos) {
        return TimeUnit.NANOSECONDS.toMicros(durationNanos) / 1000.0;
    }

    /** Percentiles in milliseconds; null where there was nothing to measure. */
    public record Summary(
            int count,
            @Nullable Double p50,
            @Nullable Double p95,
            @Nullable Double p99,
            @Nullable Double max) {}
}
