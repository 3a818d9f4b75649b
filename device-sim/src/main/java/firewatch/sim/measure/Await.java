package firewatch.sim.measure;

import java.time.Duration;

/** Waits for something to become true, for so long and no longer. */
public final class Await {
    private static final long PAUSE_MILLIS = 50;

    private Await() {}

    /** A condition that may fail to be looked at. */
    @FunctionalInterface
    public interface Condition<E extends Exception> {
        boolean holds() throws E;
    }

    /** Whether it held within that time. */
    public static <E extends Exception> boolean until(Duration atMost, Condition<E> condition)
            throws E, InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return true;
    }
}
