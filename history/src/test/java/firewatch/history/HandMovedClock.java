package firewatch.history;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The clock of these tests: the wall's, unless one sets it. */
@Singleton
public class HandMovedClock extends Clock {
    private volatile @Nullable Instant set;

    public void set(@Nullable Instant time) {
        set = time;
    }

    @Override
    public Instant instant() {
        Instant time = set;
        return time == null ? Instant.now() : time;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
