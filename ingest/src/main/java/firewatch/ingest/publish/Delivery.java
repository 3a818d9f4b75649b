package firewatch.ingest.publish;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * One message on its way: it is accepted when Kafka has accepted every record of it, and never where one was left out.
 * Either way its room is free once nothing of it waits.
 */
final class Delivery implements Runnable {
    private final AtomicInteger open;
    private final Room room;
    private final long bytes;
    private final Runnable accepted;
    private final Runnable leftOut;
    private volatile boolean isWhole = true;

    Delivery(int records, Room room, long bytes, Runnable accepted, Runnable leftOut) {
        this.open = new AtomicInteger(records);
        this.room = room;
        this.bytes = bytes;
        this.accepted = accepted;
        this.leftOut = leftOut;
        room.take(bytes);
    }

    /** One more of its records is accepted. */
    @Override
    public void run() {
        if (open.decrementAndGet() == 0) {
            room.release(bytes);
            (isWhole ? accepted : leftOut).run();
        }
    }

    /** One of its records can never be written. */
    void leaveOut() {
        isWhole = false;
        run();
    }
}
