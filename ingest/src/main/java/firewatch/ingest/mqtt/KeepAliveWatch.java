package firewatch.ingest.mqtt;

import firewatch.ingest.limit.Throttle;
import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Sees which client said nothing for one and a half times its keep-alive, while it was being read: MQTT 5, section
 * 3.1.2.10. Belongs to the connection's event loop.
 */
final class KeepAliveWatch {
    private static final long SOONEST_MILLIS = 100;
    private static final long SOONEST_WHILE_PAUSED_MILLIS = 1_000;

    private final Throttle throttle;
    private final EventLoop loop;
    private long heardAt = System.nanoTime();

    KeepAliveWatch(Throttle throttle, EventLoop loop) {
        this.throttle = throttle;
        this.loop = loop;
    }

    void heard() {
        heardAt = System.nanoTime();
    }

    /**
     * Begins to watch.
     *
     * @param seconds the keep-alive; of zero there is none
     * @param isStillThere whether there is anything left to watch
     * @param silent run once, when it was silent for too long
     */
    void watch(int seconds, BooleanSupplier isStillThere, Runnable silent) {
        if (seconds == 0 || !isStillThere.getAsBoolean()) {
            return;
        }
        long most = TimeUnit.SECONDS.toNanos(seconds) * 3 / 2;
        long silence = System.nanoTime() - Math.max(heardAt, throttle.resumedAt());
        if (silence > most && !throttle.isPaused()) {
            silent.run();
            return;
        }
        long left = TimeUnit.NANOSECONDS.toMillis(most - Math.min(silence, most)) + 1;
        long next = Math.max(throttle.isPaused() ? SOONEST_WHILE_PAUSED_MILLIS : SOONEST_MILLIS, left);
        loop.schedule(() -> watch(seconds, isStillThere, silent), next, TimeUnit.MILLISECONDS);
    }
}
