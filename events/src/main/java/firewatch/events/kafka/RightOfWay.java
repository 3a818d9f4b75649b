package firewatch.events.kafka;

import java.util.concurrent.TimeUnit;

/**
 * Who goes first where several services share the processors of one process: each step of an alarm's way takes the right
 * of way, and the lane of measurements stands still meanwhile. It belongs to one thread of that lane, which asks at every
 * piece of its work; however many alarms there are, it gets its turn.
 */
public final class RightOfWay {
    /** The next step of the same alarm is expected within this. */
    private static final long A_STEP = TimeUnit.MILLISECONDS.toNanos(25);

    private static final long LONGEST_STOP = TimeUnit.MILLISECONDS.toNanos(80);
    private static final long SHORTEST_TURN = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long LATELY = TimeUnit.SECONDS.toNanos(2);

    private static volatile long takenUntil = System.nanoTime();

    private long turnUntil = System.nanoTime();

    /** An alarm is on its way through here; costs next to nothing. */
    public static void take() {
        takenUntil = System.nanoTime() + A_STEP;
    }

    /** Whether alarms come, so that work should be done in small pieces. */
    public static boolean isWanted() {
        return System.nanoTime() - takenUntil < LATELY;
    }

    /** Stands still while an alarm is on its way, 80 ms at most; then there is a turn of 20 ms or more. */
    public void give() {
        long now = System.nanoTime();
        if (now - takenUntil >= 0 || now - turnUntil < 0) {
            return;
        }
        long stopUntil = now + LONGEST_STOP;
        while (now - takenUntil < 0 && now - stopUntil < 0) {
            if (!rest(Math.min(takenUntil, stopUntil) - now)) {
                return;
            }
            now = System.nanoTime();
        }
        turnUntil = now + SHORTEST_TURN;
    }

    private static boolean rest(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
