package firewatch.alerts.console.live;

import firewatch.access.Caller;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One who listens to the feed. Until it is told where it begins it keeps what comes; from then on it sends, in order and
 * one at a time, what its caller may see, each with the number of the frame before.
 */
final class Listener {
    /** Close code "try again later" (RFC 6455 registry). */
    static final int LATER = 1013;

    private final Caller caller;
    private final Outlet outlet;
    private final int bound;
    private final Queue<String> queue = new ArrayDeque<>();
    private @Nullable List<Entry> early = new ArrayList<>();
    private String epoch = "";
    private long last;
    private boolean sending;
    private boolean closed;

    Listener(Caller caller, Outlet outlet, int bound) {
        this.caller = caller;
        this.outlet = outlet;
        this.bound = bound;
    }

    Caller caller() {
        return caller;
    }

    /** Begins with a snapshot, and goes on with what came after it. */
    void begin(Place place, String snapshot) {
        synchronized (this) {
            epoch = place.epoch();
            last = place.seq();
            queue.add(snapshot);
            goOn(place.seq());
        }
        pump();
    }

    /** Goes on after a place with what was missed, and with what came after that. */
    void resume(Place since, FeedStore.Missed missed, String at) {
        synchronized (this) {
            epoch = since.epoch();
            last = since.seq();
            missed.entries().forEach(this::add);
            goOn(missed.until().seq());
            queue.add(Frames.heartbeat(epoch, last, at));
        }
        pump();
    }

    private void goOn(long after) {
        List<Entry> kept = early == null ? List.of() : early;
        early = null;
        kept.stream().filter(entry -> entry.seq() > after).forEach(this::add);
    }

    /** Takes what was numbered, in order. */
    void hear(List<Entry> entries) {
        synchronized (this) {
            if (early == null) {
                entries.forEach(this::add);
            } else {
                early.addAll(entries);
            }
        }
        pump();
        if (waiting() > bound) {
            close(LATER, "too slow; resume from the last seq");
        }
    }

    private synchronized int waiting() {
        return early == null ? queue.size() : early.size();
    }

    /** Says that nothing was missed; while frames still wait they say so themselves. */
    void heartbeat(String at) {
        synchronized (this) {
            if (early != null || !queue.isEmpty()) {
                return;
            }
            queue.add(Frames.heartbeat(epoch, last, at));
        }
        pump();
    }

    void close(int code, String reason) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            queue.clear();
            early = null;
        }
        outlet.close(code, reason);
    }

    private void add(Entry entry) {
        if (!closed && caller.maySee(entry.building())) {
            queue.add(Frames.of(epoch, entry, last));
            last = entry.seq();
        }
    }

    private void pump() {
        synchronized (this) {
            if (sending || closed) {
                return;
            }
            sending = true;
        }
        sendAll();
    }

    private void sendAll() {
        while (true) {
            String frame;
            synchronized (this) {
                frame = closed ? null : queue.poll();
                if (frame == null) {
                    sending = false;
                    return;
                }
            }
            CompletableFuture<?> sent = outlet.send(frame).toCompletableFuture();
            if (!sent.isDone()) {
                sent.whenComplete((_, failure) -> goOnSending(failure));
                return;
            }
            if (sent.isCompletedExceptionally()) {
                close(LATER, "cannot be reached");
            }
        }
    }

    private void goOnSending(@Nullable Throwable failure) {
        if (failure != null) {
            close(LATER, "cannot be reached");
        }
        sendAll();
    }
}
