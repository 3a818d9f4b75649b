package firewatch.alerts.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private long seconds = -10;
    private final Budget budget = new Budget(60, 20, () -> TimeUnit.SECONDS.toNanos(seconds));

    @Test
    void aStormOfLesserMessagesLeavesRoomForANewFire() {
        budget.spend(budget.room(false));
        assertThat(budget.room(false)).isZero();
        assertThat(budget.room(true)).isEqualTo(20);
    }

    @Test
    void newFiresMayUseItAllButNotMore() {
        assertThat(budget.room(true)).isEqualTo(60);
        budget.spend(60);
        assertThat(budget.room(true)).isZero();
    }

    @Test
    void itRefillsEvenlyAndNeverOverflows() {
        budget.spend(60);
        seconds += 10;
        assertThat(budget.room(true)).isEqualTo(10);
        assertThat(budget.room(false)).isZero();
        seconds += 20;
        assertThat(budget.room(false)).isEqualTo(10);
        seconds += 18_000;
        assertThat(budget.room(true)).isEqualTo(60);
    }
}
