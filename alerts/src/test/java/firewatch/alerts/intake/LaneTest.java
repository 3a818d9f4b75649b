package firewatch.alerts.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final Instant T0 = Instant.parse("2026-11-22T08:00:00Z");

    private long nanos;
    private final HandClock clock = new HandClock();
    private final Lane lane = new Lane("lane", "lane", new Patience(), clock, () -> nanos);

    @Test
    void whatFailsIsTriedUntilItSucceeds() {
        AtomicInteger tries = new AtomicInteger();
        boolean done = lane.insist(
                () -> {
                    if (tries.incrementAndGet() < 20) {
                        throw new IllegalStateException("the database is away");
                    }
                },
                (_, _) -> false);
        assertThat(done).isTrue();
        assertThat(tries).hasValue(20);
    }

    @Test
    void whatTheDatabaseRefusesIsNotTriedForEver() {
        RuntimeException refused = new IllegalStateException(new SQLException("too long", "22001"));
        RuntimeException away = new IllegalStateException(new SQLException("gone", "57P01"));
        assertThat(Failures.isRefusal(refused)).isTrue();
        assertThat(Failures.isRefusal(away)).isFalse();
        RuntimeException deadlock = new IllegalStateException(new SQLException("deadlock detected", "40P01"));
        RuntimeException lockTimeout = new IllegalStateException(new SQLException("lock timeout", "55P03"));
        assertThat(Failures.isRefusal(deadlock)).isFalse();
        assertThat(Failures.isRefusal(lockTimeout)).isFalse();
        assertThat(Failures.isRefusal(new IllegalStateException("no database at all")))
                .isFalse();
        boolean done = lane.insist(
                () -> {
                    throw refused;
                },
                (failure, tries) -> Failures.isRefusal(failure) && tries >= 3);
        assertThat(done).isFalse();
    }

    @Test
    void aLaneThatIsStuckSaysWhy() {
        lane.work(
                T0,
                () -> lane.insist(
                        () -> {
                            if (lane.complaint().isEmpty()) {
                                nanos += TimeUnit.SECONDS.toNanos(6);
                                throw new IllegalStateException("the database is away");
                            }
                        },
                        (_, _) -> false));
        assertThat(lane.complaint()).isEmpty();

        lane.work(T0, () -> {
            nanos += TimeUnit.SECONDS.toNanos(11);
            clock.now = clock.now.minus(Duration.ofHours(8));
            assertThat(lane.complaint())
                    .hasValueSatisfying(why -> assertThat(why).contains("stuck"));
        });
    }

    @Test
    void aLaneThatLagsSaysHowMuchAndOneThatCaughtUpIsQuiet() {
        lane.work(T0, () -> {});
        clock.now = T0.plusSeconds(31);
        lane.waiting(5);
        assertThat(lane.complaint()).hasValueSatisfying(why -> assertThat(why).contains("5 records wait"));
        lane.waiting(0);
        assertThat(lane.complaint()).isEmpty();
    }

    @Test
    void anEndingLaneLeavesWhatIsNotDone() {
        lane.end();
        assertThatThrownBy(() -> lane.insist(
                        () -> {
                            throw new IllegalStateException("away");
                        },
                        (_, _) -> false))
                .hasMessageContaining("comes again");
    }

    private static final class HandClock extends Clock {
        private Instant now = T0;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final class Patience implements IntakeConfig {
        @Override
        public String instance() {
            return "1";
        }

        @Override
        public Duration firstPause() {
            return Duration.ofMillis(1);
        }

        @Override
        public Duration longestPause() {
            return Duration.ofMillis(2);
        }

        @Override
        public Duration stuckAfter() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration laggingAfter() {
            return Duration.ofSeconds(30);
        }
    }
}
