package firewatch.alerts.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    @ParameterizedTest
    @CsvSource({"1, PT1S", "2, PT2S", "3, PT4S", "4, PT8S", "9, PT4M16S", "10, PT5M", "64, PT5M", "1000000, PT5M"})
    void theWaitDoublesUpToALongestOneAndIsSpreadOverItsUpperHalf(int failed, Duration full) {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            Duration wait = backoff.next(failed, null, random);
            assertThat(wait).isBetween(full.dividedBy(2), full);
        }
        assertThat(backoff.next(failed, null, new Random(1))).isNotEqualTo(backoff.next(failed, null, new Random(2)));
    }

    @Test
    void aReceiverThatAsksForMorePatienceGetsItWithinABound() {
        Random random = new Random(1);
        assertThat(backoff.next(1, Duration.ofSeconds(90), random)).isEqualTo(Duration.ofSeconds(90));
        assertThat(backoff.next(1, Duration.ofDays(9), random)).isEqualTo(Backoff.MOST_PATIENCE);
        assertThat(backoff.next(10, Duration.ofSeconds(1), random)).isGreaterThan(Duration.ofMinutes(2));
    }
}
