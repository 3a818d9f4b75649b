package firewatch.ingest.tcp;

import firewatch.ingest.decode.gb26875.Command;
import firewatch.ingest.decode.gb26875.FrameReader.Cut;
import firewatch.ingest.decode.gb26875.Header;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The frames of one connection that Kafka has not accepted yet, in the order they came, which is that of the answers. */
final class ConfirmQueue {
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private final AtomicBoolean isScheduled = new AtomicBoolean();
    private final EventLoop loop;
    private final Runnable whenHeadMayBeDone;

    /** @param whenHeadMayBeDone called on the event loop, once for any number that were accepted meanwhile */
    ConfirmQueue(EventLoop loop, Runnable whenHeadMayBeDone) {
        this.loop = loop;
        this.whenHeadMayBeDone = () -> {
            isScheduled.set(false);
            whenHeadMayBeDone.run();
        };
    }

    /** @param answer null where it gets none */
    Entry add(Cut cut, @Nullable Command answer, long seenAt) {
        Header header =
                switch (cut) {
                    case Cut.Whole whole -> whole.frame().header();
                    case Cut.Broken broken -> broken.header();
                };
        Entry entry = new Entry(header, answer, seenAt);
        entries.add(entry);
        return entry;
    }

    int size() {
        return entries.size();
    }

    /** Whether the first is done, and so can be taken. */
    boolean isHeadDone() {
        Entry head = entries.peek();
        return head != null && head.isDone;
    }

    Entry take() {
        return entries.remove();
    }

    /** One frame. */
    final class Entry implements Runnable {
        private final @Nullable Header header;
        private final @Nullable Command answer;
        private final long seenAt;
        private volatile boolean isDone;

        private Entry(@Nullable Header header, @Nullable Command answer, long seenAt) {
            this.header = header;
            this.answer = answer;
            this.seenAt = seenAt;
        }

        /** All of it is accepted; called on any thread. */
        @Override
        public void run() {
            isDone = true;
            if (isScheduled.compareAndSet(false, true)) {
                loop.execute(whenHeadMayBeDone);
            }
        }

        @Nullable
        Header header() {
            return header;
        }

        @Nullable
        Command answer() {
            return answer;
        }

        long seenAt() {
            return seenAt;
        }
    }
}
