package firewatch.alerts.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AllowancesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Allowances<String> allowances = new Allowances<>(3, Duration.ofSeconds(30));

    @Test
    void aUsedUpAllowanceSaysHowLongToWaitAndGrowsBack() {
        for (int i = 0; i < 3; i++) {
            assertThat(allowances.take("a", NOON)).isZero();
        }
        assertThat(allowances.take("a", NOON)).isEqualTo(Duration.ofSeconds(10));
        assertThat(allowances.take("a", NOON.plusSeconds(9))).isEqualTo(Duration.ofSeconds(1));

        assertThat(allowances.take("a", NOON.plusSeconds(10))).isZero();
        assertThat(allowances.take("a", NOON.plusSeconds(10))).isPositive();
    }

    @Test
    void keysDoNotShare() {
        for (int i = 0; i < 3; i++) {
            allowances.take("a", NOON);
        }

        assertThat(allowances.take("a", NOON)).isPositive();
        assertThat(allowances.take("b", NOON)).isZero();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgainButNeverMoreThanTheWhole() {
        allowances.giveBack("a", NOON);
        for (int i = 0; i < 3; i++) {
            assertThat(allowances.take("a", NOON)).isZero();
        }
        assertThat(allowances.take("a", NOON)).isPositive();

        allowances.giveBack("a", NOON);
        assertThat(allowances.take("a", NOON)).isZero();
        assertThat(allowances.take("a", NOON)).isPositive();

        allowances.restore("a");
        assertThat(allowances.take("a", NOON)).isZero();
        assertThat(allowances.take("a", NOON)).isZero();
    }

    @Test
    void aClockThatGoesBackGivesNothing() {
        for (int i = 0; i < 3; i++) {
            allowances.take("a", NOON);
        }

        assertThat(allowances.take("a", NOON.minusSeconds(60))).isPositive();
    }
}
