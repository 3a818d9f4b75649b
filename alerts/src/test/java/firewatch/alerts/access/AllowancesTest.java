package firewatch.alerts.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowancesTest {
    private static final long NOON = Duration.ofHours(12).toNanos();

    private final Allowances<String> allowances = new Allowances<>(3, Duration.ofSeconds(30));

    @Test
    void aUsedUpAllowanceSaysHowLongToWaitAndGrowsBack() {
        for (int i = 0; i < 3; i++) {
            assertThat(allowances.take("a", NOON)).isZero();
        }
        assertThat(allowances.take("a", NOON)).isEqualTo(Duration.ofSeconds(10));
        assertThat(allowances.take("a", NOON + Duration.ofSeconds(9).toNanos())).isEqualTo(Duration.ofSeconds(1));

        assertThat(allowances.take("a", NOON + Duration.ofSeconds(10).toNanos()))
                .isZero();
        assertThat(allowances.take("a", NOON + Duration.ofSeconds(10).toNanos()))
                .isPositive();
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
}
