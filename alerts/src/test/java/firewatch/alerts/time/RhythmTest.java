package firewatch.alerts.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RhythmTest {
    @Test
    void aDeedThatThrowsIsDoneAgain() throws InterruptedException {
        CountDownLatch deeds = new CountDownLatch(3);
        try (Rhythm _ = Rhythm.of("rhythm", Duration.ofMillis(1), () -> {
            deeds.countDown();
            throw new IllegalStateException("the database hiccups");
        })) {
            assertThat(deeds.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
