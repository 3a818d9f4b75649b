package firewatch.sim.drill;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * Waits for a moment at which a kill counts: one of no plan, at the end of seconds in which as much was acknowledged as
 * was asked for. A centre that does not come to that in two minutes is killed all the same.
 */
final class RightMoment {
    private static final Duration A_LOOK = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SHORTEST_MILLIS = 3_000;
    private static final int LONGEST_MILLIS = 7_000;

    private final KillSettings asked;
    private final LongSupplier readings;
    private final LongSupplier fires;
    private final Timepiece time;

    /** Time as it passes for whoever waits. */
    interface Timepiece {
        Timepiece REAL = new Timepiece() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pass(Duration duration) throws InterruptedException {
                Thread.sleep(duration);
            }
        };

        long nanos();

        void pass(Duration duration) throws InterruptedException;
    }

    /**
     * What was acknowledged in a second up to the moment, repeats not counted.
     *
     * @param waitedSeconds for the moment
     */
    record Pace(double readings, double fires, double waitedSeconds) {}

    /**
     * @param readings acknowledged so far
     * @param fires acknowledged so far
     */
    RightMoment(KillSettings asked, LongSupplier readings, LongSupplier fires, Timepiece time) {
        this.asked = asked;
        this.readings = readings;
        this.fires = fires;
        this.time = time;
    }

    Pace await(SplittableRandom random) throws InterruptedException {
        long began = time.nanos();
        Pace pace;
        do {
            do {
                pace = during(A_LOOK, began);
            } while (!isRight(pace));
            pace = during(Duration.ofMillis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS)), began);
        } while (!isRight(pace));
        return pace;
    }

    private Pace during(Duration duration, long began) throws InterruptedException {
        long from = time.nanos();
        long readingsBefore = readings.getAsLong();
        long firesBefore = fires.getAsLong();
        time.pass(duration);
        long now = time.nanos();
        double seconds = (now - from) / 1e9;
        return new Pace(
                (readings.getAsLong() - readingsBefore) / seconds,
                (fires.getAsLong() - firesBefore) / seconds,
                (now - began) / 1e9);
    }

    private boolean isRight(Pace pace) {
        return asked.areMet(pace.readings(), pace.fires()) || pace.waitedSeconds() > PATIENCE.toSeconds();
    }
}
