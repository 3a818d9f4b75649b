package firewatch.alerts.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private final Budget budget = new Budget(60, 20, START);

    @Test
    void aStormOfLesserMessagesLeavesRoomForANewFire() {
        budget.spend(budget.room(false, START));
        assertThat(budget.room(false, START)).isZero();
        assertThat(budget.room(true, START)).isEqualTo(20);
    }

    @Test
    void newFiresMayUseItAllButNotMore() {
        assertThat(budget.room(true, START)).isEqualTo(60);
        budget.spend(60);
        assertThat(budget.room(true, START)).isZero();
    }

    @Test
    void itRefillsEvenlyAndNeverOverflows() {
        budget.spend(60);
        assertThat(budget.room(true, START.plusSeconds(10))).isEqualTo(10);
        assertThat(budget.room(false, START.plusSeconds(10))).isZero();
        assertThat(budget.room(false, START.plusSeconds(30))).isEqualTo(10);
        assertThat(budget.room(true, START.plus(Duration.ofHours(5)))).isEqualTo(60);
    }

    @Test
    void aClockThatGoesBackChangesNothing() {
        budget.spend(60);
        assertThat(budget.room(true, START.minusSeconds(100))).isZero();
    }
}
