package firewatch.sim.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class RightMomentTest {
    private static final KillSettings ASKED = KillSettings.full(1, 5_000, 20, 1);

    /** Readings acknowledged in each second, by the seconds that have passed. */
    private static RightMoment.Pace await(LongUnaryOperator readingsInSecond) throws InterruptedException {
        Passing time = new Passing(readingsInSecond);
        return new RightMoment(ASKED, () -> (long) time.readings, () -> (long) time.fires, time)
                .await(new SplittableRandom(1));
    }

    @Test
    void comesInAFewSecondsWhereAllGoesWell() throws Exception {
        RightMoment.Pace pace = await(second -> 5_000);

        assertThat(pace.readings()).isBetween(4_999.0, 5_001.0);
        assertThat(pace.fires()).isBetween(19.0, 21.0);
        assertThat(pace.waitedSeconds()).isBetween(5.0, 9.0);
    }

    @Test
    void waitsUntilTheCentreHasCaughtUp() throws Exception {
        RightMoment.Pace pace = await(second -> second < 40 ? 1_200 : 5_000);

        assertThat(pace.readings()).isGreaterThan(4_750);
        assertThat(pace.waitedSeconds()).isBetween(45.0, 55.0);
    }

    @Test
    void waitsAgainWhereTheCentreFallsBackBeforeTheKill() throws Exception {
        RightMoment.Pace pace = await(second -> second >= 2 && second < 20 ? 0 : 5_000);

        assertThat(pace.readings()).isGreaterThan(4_750);
        assertThat(pace.waitedSeconds()).isGreaterThan(22);
    }

    @Test
    void comesAllTheSameWhereTheCentreIsNeverAsFast() throws Exception {
        RightMoment.Pace pace = await(second -> 4_000);

        assertThat(pace.readings()).isBetween(3_999.0, 4_001.0);
        assertThat(pace.waitedSeconds()).isBetween(120.0, 135.0);
    }

    /** Time that passes at once, and what a centre acknowledges in it. */
    private static final class Passing implements RightMoment.Timepiece {
        private static final long STEP = Duration.ofMillis(1).toNanos();
        private static final double STEPS_A_SECOND = 1_000;

        private final LongUnaryOperator readingsInSecond;
        private long nanos;
        private double readings;
        private double fires;

        Passing(LongUnaryOperator readingsInSecond) {
            this.readingsInSecond = readingsInSecond;
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void pass(Duration duration) {
            for (long left = duration.toNanos(); left > 0; left -= STEP) {
                readings += readingsInSecond.applyAsLong(Duration.ofNanos(nanos).toSeconds()) / STEPS_A_SECOND;
                fires += ASKED.firesPerSecond() / STEPS_A_SECOND;
                nanos += STEP;
            }
        }
    }
}
