package firewatch.alerts.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration QUICK = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(2);

    private final Pace pace = new Pace();

    @Test
    void moreGoTogetherWhileItIsQuick() {
        for (int i = 0; i < 20; i++) {
            pace.took(pace.together(), QUICK);
        }
        assertThat(pace.together()).isEqualTo(Pace.MOST);
    }

    @Test
    void fewThatAreQuickSayNothingOfMany() {
        pace.took(1, QUICK);
        assertThat(pace.together()).isEqualTo(Pace.FIRST);
    }

    @Test
    void fewerGoTogetherWhereSomeWouldWaitLong() {
        pace.took(Pace.FIRST, QUICK);
        pace.took(2 * Pace.FIRST, QUICK);
        pace.took(4 * Pace.FIRST, LONG);
        assertThat(pace.together()).isEqualTo(2 * Pace.FIRST);
    }

    /** Its transactions cost about as much for one event as for sixteen: smaller ones would only make it slower. */
    @Test
    void aSlowMachineTakesNoFewerThanAtFirst() {
        for (int i = 0; i < 20; i++) {
            pace.took(pace.together(), LONG);
        }
        assertThat(pace.together()).isEqualTo(Pace.FIRST);
    }
}
