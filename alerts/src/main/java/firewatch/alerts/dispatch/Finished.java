package firewatch.alerts.dispatch;

import java.util.UUID;

/** An attempt that has been made, and is still to be written down. */
record Finished(Claimed claimed, Attempt attempt) {
    /** The delivery's. */
    UUID id() {
        return claimed.id();
    }
}
