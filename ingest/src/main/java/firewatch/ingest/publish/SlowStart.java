package firewatch.ingest.publish;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How many records a lane takes in the time after its start, in which alarms have the machine to themselves: gateways that
 * all come back at once wait with the rest, since they are not answered sooner. Belongs to one thread.
 */
final class SlowStart {
    private static final long SLOT = TimeUnit.MILLISECONDS.toNanos(250);

    private final long time;
    private final int inASlot;
    private long until;
    private long slotEnds;
    private int left;

    /**
     * @param time how long it lasts; zero for none
     * @param aSecond records that are taken in a second of it
     */
    SlowStart(Duration time, int aSecond) {
        this.time = time.toNanos();
        this.inASlot = (int) (aSecond * SLOT / TimeUnit.SECONDS.toNanos(1));
    }

    static SlowStart none() {
        return new SlowStart(Duration.ZERO, 0);
    }

    void begin(long now) {
        until = now + time;
        slotEnds = now;
    }

    /** Nanoseconds that whoever sends these has to wait before it sends more. */
    long pauseAfter(int records, long now) {
        if (now - until >= 0) {
            return 0;
        }
        if (now - slotEnds >= 0) {
            slotEnds = now + SLOT;
            left = inASlot;
        }
        left -= records;
        return left > 0 ? 0 : slotEnds - now;
    }
}
