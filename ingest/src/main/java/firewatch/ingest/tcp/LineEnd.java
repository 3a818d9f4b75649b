package firewatch.ingest.tcp;

import firewatch.events.Signal.LinkChanged.Link;
import java.time.Duration;

/**
 * How a connection ends. The protocol has no goodbye, but a unit that calls for each message hangs up in order and soon;
 * a line that stood longer was to stay, and any end of it is a loss. Belongs to the connection's event loop.
 */
final class LineEnd {
    private final long openedAt = System.nanoTime();
    private final long longestCall;
    private boolean isPeerDone;
    private boolean wasCall;
    private boolean wasInMidFrame;

    /** @param longestCall how long a connection lasts at most that is made for what is to be said just then */
    LineEnd(Duration longestCall) {
        this.longestCall = longestCall.toNanos();
    }

    /** The peer ended its side in order: it says no more. */
    void peerIsDone() {
        isPeerDone = true;
        wasCall = System.nanoTime() - openedAt < longestCall;
    }

    /** What the peer said last before it ended its side is half a frame; false where more came behind it. */
    void wasInMidFrame(boolean was) {
        wasInMidFrame = was;
    }

    boolean isPeerDone() {
        return isPeerDone;
    }

    /** What the end is for the link. */
    Link how(boolean isInMidFrame) {
        return wasCall && !isInMidFrame && !wasInMidFrame ? Link.CLOSED : Link.BROKEN;
    }
}
