package firewatch.alerts.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration QUICK = Duration.ofMillis(20);
    private static final Duration SLOW = Duration.ofSeconds(1);

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
    void fewerGoTogetherWhereItIsSlowDownToOne() {
        pace.took(Pace.FIRST, SLOW);
        assertThat(pace.together()).isEqualTo(Pace.FIRST / 2);
        for (int i = 0; i < 20; i++) {
            pace.took(pace.together(), SLOW);
        }
        assertThat(pace.together()).isEqualTo(1);
        pace.took(1, QUICK);
        assertThat(pace.together()).isEqualTo(2);
    }
}
