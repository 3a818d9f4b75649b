package firewatch.events.kafka;

/**
 * Work that stands back for alarms: that of the measurement lane. Until it is closed the calling thread stands back, and
 * threads that it makes meanwhile do so for good. It takes a JVM that was told to mind the priorities of threads (see
 * {@code deploy/launcher/jvm.options}): then what is many gets the processors that what is urgent leaves over.
 */
public final class Background implements AutoCloseable {
    private final int before;

    private Background(int before) {
        this.before = before;
    }

    public static Background begin() {
        Background background = new Background(Thread.currentThread().getPriority());
        Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
        return background;
    }

    /** On the thread that began it. */
    @Override
    public void close() {
        Thread.currentThread().setPriority(before);
    }
}
