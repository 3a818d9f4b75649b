package firewatch.ingest.publish;

import java.util.concurrent.atomic.AtomicInteger;

/** One message on its way: it is accepted when Kafka has accepted every record of it. */
final class Delivery implements Runnable {
    private final AtomicInteger open;
    private final Room room;
    private final long bytes;
    private final Runnable accepted;

    Delivery(int records, Room room, long bytes, Runnable accepted) {
        this.open = new AtomicInteger(records);
        this.room = room;
        this.bytes = bytes;
        this.accepted = accepted;
        room.take(bytes);
    }

    /** One more of its records is accepted. */
    @Override
    public void run() {
        if (open.decrementAndGet() == 0) {
            room.release(bytes);
            accepted.run();
        }
    }
}
