package firewatch.sim.fleet;

import firewatch.sim.scenario.Clockwork;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wall clock as a pace, or faster than it by a factor; until an end, or until somebody ends it. It begins when it is asked first. */
final class RealPace implements Clockwork.Pace {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final double speed;
    private final long lastsMillis;
    private long began;
    private boolean hasBegun;

    /** @param lasts on the wall clock */
    RealPace(double speed, Duration lasts) {
        this.speed = speed;
        this.lastsMillis = lasts.toMillis();
    }

    @Override
    public boolean until(long millis) throws InterruptedException {
        if (!hasBegun) {
            began = System.nanoTime();
            hasBegun = true;
        }
        long due = (long) (millis / speed);
        long last = Math.min(due, lastsMillis);
        long wait = last - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        boolean wasEnded = ended.await(Math.max(0, wait), TimeUnit.MILLISECONDS);
        return !wasEnded && due <= lastsMillis;
    }

    void end() {
        ended.countDown();
    }
}
