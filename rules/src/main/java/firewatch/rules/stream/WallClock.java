package firewatch.rules.stream;

import jakarta.enterprise.inject.Instance;
import java.time.Clock;

/** The clock on the wall, for measuring and for health; no verdict looks at it. */
public final class WallClock {
    private WallClock() {}

    /** The clock that the process offers, or the system's where this service runs alone. */
    public static Clock of(Instance<Clock> offered) {
        return offered.isResolvable() ? offered.get() : Clock.systemUTC();
    }
}
