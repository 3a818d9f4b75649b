package firewatch.ingest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** So many at once, and so many in a second. */
class TokenBucketTest {
    private final AtomicLong now = new AtomicLong(5);
    private final TokenBucket bucket = new TokenBucket(10, 3, now::get);

    @Test
    void givesABurstAndThenTheRate() {
        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(100));

        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));

        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).isPositive();
    }

    @Test
    void givesOneInALongTime() {
        TokenBucket slow = new TokenBucket(Duration.ofMinutes(1), 1, now::get);
        assertThat(slow.take()).isZero();
        assertThat(slow.take()).isEqualTo(TimeUnit.MINUTES.toNanos(1));

        now.addAndGet(TimeUnit.MINUTES.toNanos(1));

        assertThat(slow.take()).isZero();
    }

    @Test
    void doesNotSaveUpMoreThanABurst() {
        now.addAndGet(TimeUnit.HOURS.toNanos(1));
        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).isPositive();
    }
}
