package firewatch.ingest.publish;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** How much of a lane is taken by what was read and is not accepted yet, and who waits for it to become less. */
public final class Room {
    private final long limit;
    private final AtomicLong taken = new AtomicLong();
    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    public Room(long limit) {
        this.limit = limit;
    }

    public long taken() {
        return taken.get();
    }

    /** Whether so much is taken that those who fill it should pause. */
    public boolean isCrowded() {
        return taken.get() > limit;
    }

    void take(long bytes) {
        taken.addAndGet(bytes);
    }

    void release(long bytes) {
        if (taken.addAndGet(-bytes) <= limit / 4 * 3) {
            wake();
        }
    }

    /** Calls back once, on any thread, as soon as there is room again. */
    public void whenFree(Runnable callback) {
        waiting.add(callback);
        if (taken.get() <= limit / 4 * 3) {
            wake();
        }
    }

    private void wake() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }
}
