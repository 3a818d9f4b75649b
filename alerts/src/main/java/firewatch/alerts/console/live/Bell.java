package firewatch.alerts.console.live;

import firewatch.events.kafka.RightOfWay;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What is rung when something was committed to the feed; ringing it often before it is heard is ringing it once. */
@Singleton
class Bell {
    private final Semaphore rung = new Semaphore(0);

    void ring() {
        RightOfWay.take();
        rung.release();
    }

    /** Waits for a ring, or until it is time to look anyway. */
    void await(Duration atMost) throws InterruptedException {
        if (rung.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            rung.drainPermits();
        }
    }
}
