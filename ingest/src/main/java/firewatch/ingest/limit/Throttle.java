package firewatch.ingest.limit;

import io.netty.channel.Channel;
import java.util.EnumSet;
import java.util.Set;

/** Whether one connection is read now, and every reason why not. Belongs to the connection's event loop. */
public final class Throttle {
    private final Channel channel;
    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    private long resumedAt = System.nanoTime();

    public Throttle(Channel channel) {
        this.channel = channel;
    }

    /** Why a connection is not read. */
    public enum Reason {
        /** It is being let in. */
        ENTERING,
        /** Too many of its messages are not acknowledged yet. */
        UNACKNOWLEDGED,
        /** The lane that it fills is full. */
        LANE,
        /** Its sender sends faster than it may. */
        RATE,
        /** It does not read what we answer. */
        UNREAD,
        /** The door closes. */
        CLOSING
    }

    public void pause(Reason reason) {
        if (reasons.isEmpty()) {
            channel.config().setAutoRead(false);
        }
        reasons.add(reason);
    }

    /** Whether that was the last reason, so that what was put aside may go on; reading begins with {@link #read}. */
    public boolean lift(Reason reason) {
        return reasons.remove(reason) && reasons.isEmpty();
    }

    public boolean isPaused() {
        return !reasons.isEmpty();
    }

    public void read() {
        if (reasons.isEmpty()) {
            resumedAt = System.nanoTime();
            channel.config().setAutoRead(true);
        }
    }

    /** Since when silence can be the client's own. */
    public long resumedAt() {
        return resumedAt;
    }
}
