package firewatch.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** After a start, so many records a second, and later as many as come. */
class SlowStartTest {
    /** As any value of this clock may be. */
    private static final long BEGIN = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(1);

    private final SlowStart start = new SlowStart(Duration.ofSeconds(15), 1_000);

    @Test
    void whoeverSendsAsFastAsItMaySendsNoMoreThanThatInASecond() {
        start.begin(BEGIN);
        long now = BEGIN;
        int records = 0;
        while (now - BEGIN < TimeUnit.SECONDS.toNanos(14)) {
            now += start.pauseAfter(50, now);
            records += 50;
        }
        assertThat(records).isBetween(13_500, 14_500);
    }

    @Test
    void whoeverSendsLittleNeverWaits() {
        start.begin(BEGIN);
        for (int i = 0; i < 100; i++) {
            assertThat(start.pauseAfter(9, BEGIN + TimeUnit.MILLISECONDS.toNanos(10L * i)))
                    .isZero();
        }
    }

    @Test
    void nobodyWaitsWhenItIsOver() {
        start.begin(BEGIN);
        assertThat(start.pauseAfter(10_000, BEGIN)).isPositive();
        assertThat(start.pauseAfter(10_000, BEGIN + TimeUnit.SECONDS.toNanos(15)))
                .isZero();
        assertThat(start.pauseAfter(10_000, BEGIN + TimeUnit.SECONDS.toNanos(16)))
                .isZero();
    }

    @Test
    void nobodyWaitsWhereThereIsNone() {
        SlowStart none = SlowStart.none();
        none.begin(BEGIN);
        assertThat(none.pauseAfter(10_000, BEGIN)).isZero();
    }
}
