package firewatch.alerts.time;

import java.time.Duration;

/** Time that only ever goes on, evenly: it says for how long, never when. The clock on the wall may be put back. */
@FunctionalInterface
public interface Ticks {
    /** Nanoseconds since some moment; only differences mean something. */
    long nanos();

    default Duration since(long nanos) {
        return Duration.ofNanos(nanos() - nanos);
    }
}
