package firewatch.ingest.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A frame that comes again soon is a retry; one that looks like it, much later, is another. */
class RepeatsTest {
    private static final Duration WITHIN = Duration.ofSeconds(40);
    private static final byte[] FRAME = {1, 2, 3};

    private final Repeats repeats = new Repeats(WITHIN);

    @Test
    void aFrameIsARepeatOnceItWasTaken() {
        assertThat(repeats.isRepeat(FRAME)).isFalse();
        assertThat(repeats.isRepeat(FRAME)).isFalse();
        repeats.taken(FRAME, 0);
        assertThat(repeats.isRepeat(FRAME)).isTrue();
        assertThat(repeats.isRepeat(new byte[] {1, 2, 4})).isFalse();
    }

    @Test
    void itIsARetryForAWhileHoweverOftenItComes() {
        repeats.taken(FRAME, 0);
        repeats.taken(FRAME, seconds(30));
        assertThat(repeats.isRetry(FRAME, seconds(40))).isTrue();
        assertThat(repeats.isRetry(FRAME, seconds(41))).isFalse();
        assertThat(repeats.isRepeat(FRAME)).isTrue();
    }

    @Test
    void whatComesLaterIsAnOriginalWithRetriesOfItsOwn() {
        repeats.taken(FRAME, 0);
        repeats.taken(FRAME, seconds(60));
        assertThat(repeats.isRetry(FRAME, seconds(70))).isTrue();
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
