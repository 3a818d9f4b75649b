package firewatch.alerts.time;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A short deed that is done again and again on a thread of its own, by {@link System#nanoTime}: a scheduler that goes by the
 * clock on the wall would rest for as long as that is put back.
 */
public final class Rhythm implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Rhythm.class);

    private final ScheduledExecutorService thread;

    private Rhythm(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    /** Begins after the first pause. A deed that throws is logged, and done again after the next. */
    public static Rhythm of(String name, Duration every, Runnable deed) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
        var _ = thread.scheduleWithFixedDelay(
                () -> attempt(name, deed), every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
        return new Rhythm(thread);
    }

    private static void attempt(String name, Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s failed; it is done again", name);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
