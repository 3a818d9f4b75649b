package firewatch.ingest.mqtt;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The messages of one connection that are not acknowledged yet, in the order they came, which is the order of PUBACK. */
final class AckQueue {
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private final AtomicBoolean isScheduled = new AtomicBoolean();
    private final EventLoop loop;
    private final Runnable whenHeadMayBeDone;
    private int withPacketId;

    /** @param whenHeadMayBeDone called on the event loop, once for any number that were accepted meanwhile */
    AckQueue(EventLoop loop, Runnable whenHeadMayBeDone) {
        this.loop = loop;
        this.whenHeadMayBeDone = () -> {
            isScheduled.set(false);
            whenHeadMayBeDone.run();
        };
    }

    Entry add(int packetId, long seenAt) {
        Entry entry = new Entry(packetId, seenAt);
        entries.add(entry);
        if (entry.hasPacketId()) {
            withPacketId++;
        }
        return entry;
    }

    int size() {
        return entries.size();
    }

    /** How many of them the client waits for. */
    int awaitingPuback() {
        return withPacketId;
    }

    /** Whether the first is done, and so can be taken. */
    boolean isHeadDone() {
        Entry head = entries.peek();
        return head != null && head.isDone;
    }

    Entry take() {
        Entry head = entries.remove();
        if (head.hasPacketId()) {
            withPacketId--;
        }
        return head;
    }

    private void schedule() {
        if (isScheduled.compareAndSet(false, true)) {
            try {
                loop.execute(whenHeadMayBeDone);
            } catch (RejectedExecutionException e) {
                // The front door is gone, and whoever waits for this PUBACK sends again.
            }
        }
    }

    /** One message. */
    final class Entry implements Runnable {
        private final int packetId;
        private final long seenAt;
        private MqttReasonCodes.PubAck reason = MqttReasonCodes.PubAck.SUCCESS;
        private boolean isUrgent;
        private volatile boolean isDone;

        private Entry(int packetId, long seenAt) {
            this.packetId = packetId;
            this.seenAt = seenAt;
        }

        /** All of it is accepted; called on any thread. */
        @Override
        public void run() {
            isDone = true;
            schedule();
        }

        int packetId() {
            return packetId;
        }

        boolean hasPacketId() {
            return packetId > 0;
        }

        long seenAt() {
            return seenAt;
        }

        MqttReasonCodes.PubAck reason() {
            return reason;
        }

        void reason(MqttReasonCodes.PubAck code) {
            reason = code;
        }

        boolean isUrgent() {
            return isUrgent;
        }

        void urgent(boolean urgent) {
            isUrgent = urgent;
        }
    }
}
